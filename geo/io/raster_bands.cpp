#include "geo/io/raster_bands.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace geo {

namespace {

struct LengthUnit {
  std::string_view name;
  double metres;
};

constexpr double kFoot = 0.3048, kSurveyFoot = 1200.0 / 3937.0;

constexpr std::array kLengthUnits{
    LengthUnit{"m", 1},
    LengthUnit{"metre", 1},
    LengthUnit{"metres", 1},
    LengthUnit{"meter", 1},
    LengthUnit{"meters", 1},
    LengthUnit{"km", 1000},
    LengthUnit{"cm", 0.01},
    LengthUnit{"dm", 0.1},
    LengthUnit{"mm", 0.001},
    LengthUnit{"ft", kFoot},
    LengthUnit{"foot", kFoot},
    LengthUnit{"feet", kFoot},
    LengthUnit{"us survey foot", kSurveyFoot},
    LengthUnit{"foot_us", kSurveyFoot},
    LengthUnit{"us-ft", kSurveyFoot},
    LengthUnit{"sfoot", kSurveyFoot},
};

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

using Bands = std::vector<GDALRasterBand*>;

/// Bands without the one that says how opaque the others are.
Bands colourBands(GDALDataset& dataset) {
  Bands bands;
  for (GDALRasterBand* band : dataset.GetBands()) {
    if (band->GetColorInterpretation() != GCI_AlphaBand) bands.push_back(band);
  }
  return bands;
}

GDALRasterBand* bandWith(const Bands& bands, GDALColorInterp meaning) {
  const auto found = std::ranges::find_if(
      bands, [meaning](GDALRasterBand* band) { return band->GetColorInterpretation() == meaning; });
  return found == bands.end() ? nullptr : *found;
}

/// Red, green and blue: those that say so, or else the first three if none says it is another
/// thing.
Bands threeColours(const Bands& bands) {
  Bands named{bandWith(bands, GCI_RedBand), bandWith(bands, GCI_GreenBand),
              bandWith(bands, GCI_BlueBand)};
  if (std::ranges::count(named, nullptr) == 0) return named;
  const bool unnamed = bands.size() >= 3 && std::ranges::all_of(bands, [](GDALRasterBand* band) {
                         const GDALColorInterp meaning = band->GetColorInterpretation();
                         const GDALDataType type = band->GetRasterDataType();
                         return (meaning == GCI_Undefined || meaning == GCI_GrayIndex) &&
                                (type == GDT_Byte || type == GDT_UInt16);
                       });
  return unnamed ? Bands(bands.begin(), bands.begin() + 3) : Bands{};
}

RasterKind kindOf(GDALRasterBand& band) {
  if (band.GetColorTable()) return RasterKind::Picture;
  const GDALDataType type = band.GetRasterDataType();
  if (type == GDT_Byte) return RasterKind::Picture;
  const bool hasUnit = *band.GetUnitType() != '\0';
  const bool unsignedType = type == GDT_UInt16 || type == GDT_UInt32;
  return unsignedType && !hasUnit ? RasterKind::Picture : RasterKind::Elevation;
}

}  // namespace

std::optional<double> metresPerUnit(GDALRasterBand& band) {
  const std::string unit = lowered(band.GetUnitType());
  if (unit.empty()) return 1;
  const auto* found = std::ranges::find(kLengthUnits, unit, &LengthUnit::name);
  return found == kLengthUnits.end() ? std::nullopt : std::optional{found->metres};
}

Result<RasterBands> bandsOf(GDALDataset& dataset, const RasterSource& source) {
  const auto refused = [&source](const std::string& what) {
    return fail(Failure::Kind::Unsupported, what, source.path);
  };
  const Bands bands = colourBands(dataset);
  const bool complex = std::ranges::any_of(bands, [](GDALRasterBand* band) {
    return GDALDataTypeIsComplex(band->GetRasterDataType()) != FALSE;
  });
  if (bands.empty() || complex) return refused("has no bands that could be shown");
  if (bands.size() == 1) {
    const RasterKind kind = source.readAs.value_or(kindOf(*bands[0]));
    if (kind == RasterKind::Picture || metresPerUnit(*bands[0])) return RasterBands{kind, bands};
    return refused(
        fmt::format("its values are in '{:.40}', which is no height", bands[0]->GetUnitType()));
  }
  const Bands colours = threeColours(bands);
  if (source.readAs == RasterKind::Elevation || colours.empty()) {
    return refused(fmt::format("has {} bands; choose one with gdal_translate -b", bands.size()));
  }
  return RasterBands{RasterKind::Picture, colours};
}

}  // namespace geo
