// A month of the clock's zone: weeks as rows from Monday on; a click goes to that day.
#include "geo/base/time_text.hpp"
#include "viewer/panels/time_settings.hpp"

namespace viewer {

namespace {

namespace chrono = std::chrono;

constexpr float kDayPx = 38, kRowPx = 26;  // at scale 1
constexpr int kDaysAWeek = 7, kMonthsAYear = 12;

chrono::year_month_day localDate(geo::Moment at, const geo::Zone& zone) {
  return chrono::year_month_day{chrono::floor<chrono::days>(zone.toLocal(at))};
}

geo::Moment startOf(chrono::year_month_day date, const geo::Zone& zone) {
  return zone.fromLocal(chrono::local_days{date});
}

/// The month whose page is open: the one turned to, or the cursor's.
chrono::year_month pageOf(const Panel& panel) {
  if (panel.state.timeline.calendarPage) return *panel.state.timeline.calendarPage;
  const chrono::year_month_day now =
      localDate(cursorOf(panel.session.clock), panel.session.clock.zone);
  return now.year() / now.month();
}

void drawTurn(const Panel& panel, const char* title, chrono::year_month page, int months) {
  if (ImGui::Button(title, {panel.scaled(kRowPx), 0})) {
    panel.state.timeline.calendarPage = page + chrono::months{months};
  }
  ui::markNamed(panel.info.recorder, "calendar/{}", title);
}

void drawHeading(const Panel& panel, chrono::year_month page) {
  drawTurn(panel, "<<", page, -kMonthsAYear);
  ImGui::SameLine(0, panel.scaled(3));
  drawTurn(panel, "<", page, -1);
  ImGui::SameLine(0, panel.scaled(8));
  // "1 Nov 2020" without its day.
  const std::string day = geo::formatDay(startOf(page / 1, {}));
  const std::string_view month = std::string_view(day).substr(2);
  ui::text(panel.info.fonts.bold, month);
  ui::mark(panel.info.recorder, "calendar/month", month);
  const float turnPx = 2 * panel.scaled(kRowPx) + panel.scaled(3);
  ImGui::SameLine(kDaysAWeek * panel.scaled(kDayPx) - turnPx);
  drawTurn(panel, ">", page, 1);
  ImGui::SameLine(0, panel.scaled(3));
  drawTurn(panel, ">>", page, kMonthsAYear);
}

void drawDay(const Panel& panel, chrono::year_month_day date) {
  const Clock& clock = panel.session.clock;
  const geo::Moment start = startOf(date, clock.zone);
  const geo::TimeSpan day{start, geo::addDays(start, 1, clock.zone)};
  const bool shown = geo::meets(day, clock.window), inRange = geo::meets(day, clock.range);
  const std::string number = std::to_string(static_cast<unsigned>(date.day()));
  ImGui::BeginDisabled(!inRange);
  ImGui::PushStyleColor(ImGuiCol_Button,
                        ui::packed(shown ? panel.colors().possible : panel.colors().field));
  if (ImGui::Button(number.c_str(), {panel.scaled(kDayPx - 3), panel.scaled(kRowPx - 3)})) {
    panel.out.push_back(command::GoTo{start});
  }
  ImGui::PopStyleColor();
  ImGui::EndDisabled();
  ui::markNamed(panel.info.recorder, "calendar/day/{}", number);
}

}  // namespace

void drawCalendar(const Panel& panel) {
  const chrono::year_month page = pageOf(panel);
  drawHeading(panel, page);
  const unsigned last = static_cast<unsigned>((page / chrono::last).day());
  const auto first = chrono::weekday{chrono::sys_days{page / 1}}.iso_encoding() - 1;
  const float leftPx = ImGui::GetCursorPosX();
  for (unsigned day = 1; day <= last; ++day) {
    const unsigned column = (first + day - 1) % kDaysAWeek;
    if (day > 1 && column > 0) ImGui::SameLine();
    ImGui::SetCursorPosX(leftPx + static_cast<float>(column) * panel.scaled(kDayPx));
    drawDay(panel, page / chrono::day{day});
  }
}

}  // namespace viewer
