#include "geo/io/raster_samples.hpp"

#include "geo/io/raster_window.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace geo {

namespace {

using Values = std::vector<float>;
using Samples = std::vector<RasterSample>;

/// From a band's numbers to what is shown: metres, or brightness from 0 to 255.
struct Scale {
  double factor = 1, offset = 0;
  double lowest = -std::numeric_limits<double>::infinity(), highest = -lowest;

  float operator()(float number) const {
    return static_cast<float>(std::clamp(number * factor + offset, lowest, highest));
  }
};

Scale scaleOf(GDALRasterBand& band, const RasterInfo& info) {
  if (info.kind == RasterKind::Elevation) {
    const double unit = metresPerUnit(band).value_or(1);
    return {band.GetScale() * unit, band.GetOffset() * unit};
  }
  const double factor = 255 / (info.brightest - info.darkest);
  return {factor, -info.darkest * factor, 0, 255};
}

/// The number that stands for "nothing here"; nothing when the file says so in another way.
std::optional<float> blankOf(GDALRasterBand& band) {
  if (band.GetMaskFlags() != GMF_NODATA) return std::nullopt;
  return static_cast<float>(band.GetNoDataValue());
}

using SampleSpan = std::span<RasterSample>;

/// Sets one colour, or all three of a grey picture. A sample is known when one of its colours is.
void addColour(SampleSpan samples, const Values& numbers, const Scale& scale,
               std::optional<float> blank, std::span<const std::size_t> colours) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!std::isfinite(numbers[i])) continue;
    for (const std::size_t colour : colours) samples[i].values[colour] = scale(numbers[i]);
    if (numbers[i] != blank) samples[i].weight = 1;
  }
}

void addPalette(SampleSpan samples, const Values& numbers, const GDALColorTable& palette,
                std::optional<float> blank) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const bool listed =
        numbers[i] >= 0 && numbers[i] < static_cast<float>(palette.GetColorEntryCount());
    if (!listed || numbers[i] == blank) continue;
    const GDALColorEntry& entry = *palette.GetColorEntry(static_cast<int>(numbers[i]));
    samples[i] = {
        {static_cast<float>(entry.c1), static_cast<float>(entry.c2), static_cast<float>(entry.c3)},
        static_cast<float>(entry.c4) / 255};
  }
}

/// Says how opaque the samples of a window are.
struct Mask {
  GDALRasterBand* band = nullptr;
  RasterWindow window;  // of the mask
};

/// Nothing when the colours tell by themselves. Overviews may have no mask where the raster has
/// one.
std::optional<Mask> maskOf(GDALRasterBand& band, const RasterPlan& plan) {
  const int flags = band.GetMaskFlags();
  if (flags == GMF_ALL_VALID || flags == GMF_NODATA) return std::nullopt;
  const RasterLevel& level = plan.level;
  GDALRasterBand& shown = level.of(band);
  if (shown.GetMaskFlags() != GMF_ALL_VALID) return Mask{shown.GetMaskBand(), plan.window};
  const auto inRaster = [](double size, double perPx, int least, int most) {
    return static_cast<int>(std::clamp<double>(size / perPx, least, most));
  };
  RasterWindow window = plan.window;
  window.x = inRaster(window.x, level.columnsPerPx, 0, band.GetXSize() - 1);
  window.y = inRaster(window.y, level.rowsPerPx, 0, band.GetYSize() - 1);
  window.width = inRaster(window.width, level.columnsPerPx, 1, band.GetXSize() - window.x);
  window.height = inRaster(window.height, level.rowsPerPx, 1, band.GetYSize() - window.y);
  return Mask{band.GetMaskBand(), window};
}

/// The numbers of every colour, and last those of the mask if there is one: 0 to 255.
std::optional<std::vector<Values>> numbersOf(const RasterBands& bands, const RasterPlan& plan,
                                             const std::stop_token& stop) {
  std::vector<GDALRasterBand*> shown;
  for (GDALRasterBand* band : bands.colours) shown.push_back(&plan.level.of(*band));
  const auto mask = maskOf(*bands.colours.front(), plan);
  const bool together = mask && mask->window == plan.window;
  if (together) shown.push_back(mask->band);
  auto numbers = numbersIn(shown, plan.window, stop);
  if (!numbers || !mask || together) return numbers;
  auto opacity = numbersIn({&mask->band, 1}, mask->window, stop);
  if (!opacity) return std::nullopt;
  numbers->push_back(std::move(opacity->front()));
  return numbers;
}

/// Samples whose values are not yet weighted, and weighing what the colours say.
Samples coloured(const RasterBands& bands, const RasterInfo& info,
                 std::span<const Values> numbers) {
  constexpr std::array<std::size_t, 3> kAll{0, 1, 2};
  const std::span colours(kAll);
  Samples samples(numbers.front().size());
  for (std::size_t i = 0; i < bands.colours.size(); ++i) {
    GDALRasterBand& band = *bands.colours[i];
    const GDALColorTable* palette = band.GetColorTable();
    if (palette && info.kind == RasterKind::Picture) {
      addPalette(samples, numbers[i], *palette, blankOf(band));
    } else {
      addColour(samples, numbers[i], scaleOf(band, info), blankOf(band),
                bands.colours.size() == 1 ? colours : colours.subspan(i, 1));
    }
  }
  return samples;
}

/// Multiplies values by their weights, and both by what the mask says; it may be empty.
void weigh(SampleSpan samples, std::span<const float> mask) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    RasterSample& sample = samples[i];
    if (!mask.empty()) sample.weight *= mask[i] / 255;
    if (sample.weight <= 0) sample = {};  // what stands there may be infinite
    for (float& value : sample.values) value *= sample.weight;
  }
}

}  // namespace

RasterSample& RasterSample::operator+=(const RasterSample& other) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += other.values[i];
  weight += other.weight;
  return *this;
}

RasterSample operator*(RasterSample sample, float factor) {
  for (float& value : sample.values) value *= factor;
  sample.weight *= factor;
  return sample;
}

std::optional<RasterSamples> RasterSamples::read(const RasterBands& bands, const RasterInfo& info,
                                                 std::span<const RasterPoint> points,
                                                 double pxPerPoint, const std::stop_token& stop) {
  const RasterPlan plan = planFor(bands.colours, points, pxPerPoint);
  const auto numbers = numbersOf(bands, plan, stop);
  if (!numbers) return std::nullopt;
  RasterSamples made;
  made.samples_ = coloured(bands, info, *numbers);
  const bool masked = numbers->size() > bands.colours.size();
  weigh(made.samples_, masked ? std::span<const float>(numbers->back()) : std::span<const float>());
  made.columns_ = plan.window.columns;
  made.rows_ = plan.window.rows;
  const double columnsPerLevelPx = double{1} * plan.window.columns / plan.window.width;
  const double rowsPerLevelPx = double{1} * plan.window.rows / plan.window.height;
  made.columnsPerPx_ = plan.level.columnsPerPx * columnsPerLevelPx;
  made.rowsPerPx_ = plan.level.rowsPerPx * rowsPerLevelPx;
  made.firstColumn_ = plan.window.x * columnsPerLevelPx;
  made.firstRow_ = plan.window.y * rowsPerLevelPx;
  for (int i = 0; i < plan.halvings; ++i) made.halve();
  return made;
}

/// The last column or row averages with itself where there is no other.
void RasterSamples::halve() {
  const int columns = (columns_ + 1) / 2, rows = (rows_ + 1) / 2;
  Samples halved;
  halved.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      RasterSample sum;
      for (const int down : {0, 1}) {
        for (const int right : {0, 1}) sum += near(2 * column + right, 2 * row + down);
      }
      halved.push_back(sum * 0.25f);
    }
  }
  samples_ = std::move(halved);
  columns_ = columns, rows_ = rows;
  columnsPerPx_ /= 2, rowsPerPx_ /= 2, firstColumn_ /= 2, firstRow_ /= 2;
}

const RasterSample& RasterSamples::near(int column, int row) const {
  const int inColumn = std::clamp(column, 0, columns_ - 1), inRow = std::clamp(row, 0, rows_ - 1);
  return samples_[static_cast<std::size_t>(inRow) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(inColumn)];
}

RasterSample RasterSamples::at(RasterPoint point) const {
  const double x = point.column * columnsPerPx_ - firstColumn_ - 0.5;
  const double y = point.row * rowsPerPx_ - firstRow_ - 0.5;
  const int column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
  const auto right = static_cast<float>(x - column), down = static_cast<float>(y - row);
  RasterSample blend = near(column, row) * ((1 - right) * (1 - down));
  blend += near(column + 1, row) * (right * (1 - down));
  blend += near(column, row + 1) * ((1 - right) * down);
  blend += near(column + 1, row + 1) * (right * down);
  return blend;
}

}  // namespace geo
