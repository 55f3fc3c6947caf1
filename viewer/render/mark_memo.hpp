// A table's marks, kept while nothing that they hang on changes.
#pragma once

#include "viewer/layers/event_marks.hpp"
#include "viewer/render/shape_memo.hpp"
#include "viewer/session/session.hpp"

#include <list>
#include <memory>

namespace viewer {

/// Marks that differ by where the view lies alone are of one family: cells that both views touch
/// hold the same.
struct MarkFamily {};

/// Marks with all that is drawn of them.
struct DrawnMarks {
  EventMarks marks;
  MarkMeshes meshes;
  std::vector<LegendEntry> legend;
  std::shared_ptr<const MarkFamily> family{};  // null: not known
};
using DrawnMarksPtr = std::shared_ptr<const DrawnMarks>;

/// What marks are made from; the table must have places.
MarkSource sourceOf(const UserTable& table);

/// When and where a session wants them.
MarksWish wishOf(const Session& session);

class MarkMemo {
 public:
  DrawnMarksPtr marksOf(const UserTable& table, const MarksWish& wish, ThemeId theme);
  ShapeMemo shapes;

 private:
  struct Kept {
    UserTable table;
    MarksWish wish;
    ThemeId theme{};
    DrawnMarksPtr drawn;
  };
  std::shared_ptr<const MarkFamily> familyOf(const Kept& made) const;
  std::list<Kept> kept_;  // the latest first
};

/// The same without a memory.
DrawnMarksPtr drawnMarksOf(const UserTable& table, const MarksWish& wish, ThemeId theme,
                           std::shared_ptr<const MarkFamily> family = {});

}  // namespace viewer
