#include "geo/io/pdf_writer.hpp"

#include "geo/io/gdal.hpp"
#include "geo/io/network_gate.hpp"

#include <algorithm>
#include <memory>

#include <cpl_minixml.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

namespace geo {

namespace {

constexpr double kLargestPt = 14400;

std::string escaped(const std::string& text) {
  char* const made = CPLEscapeString(text.c_str(), static_cast<int>(text.size()), CPLES_XML);
  std::string copy = made;
  CPLFree(made);
  return copy;
}

/// Files in GDAL's memory, gone with it.
class MemoryFolder {
 public:
  MemoryFolder() : path_(fmt::format("/vsimem/pdf-{}", static_cast<const void*>(this))) {}
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }

  std::string pathOf(std::size_t layer) const { return fmt::format("{}/{}.pdf", path_, layer); }
  std::string outPath() const { return path_ + "/out.pdf"; }

  bool add(std::size_t layer, std::span<const std::uint8_t> bytes) const {
    VSILFILE* const file = VSIFOpenL(pathOf(layer).c_str(), "wb");
    if (file == nullptr) return false;
    const bool whole = VSIFWriteL(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return VSIFCloseL(file) == 0 && whole;
  }

  std::vector<std::uint8_t> takeOut() const {
    vsi_l_offset size = 0;
    GByte* const data = VSIGetMemFileBuffer(outPath().c_str(), &size, FALSE);
    if (data == nullptr) return {};
    return {data, data + size};
  }

 private:
  std::string path_;
};

/// In the order that GDAL asks for.
std::string metadataXml(const PdfFacts& facts) {
  std::string xml = "<Metadata>";
  const std::pair<const char*, const std::string*> entries[] = {
      {"Author", &facts.author}, {"Creator", &facts.creator},   {"Subject", &facts.subject},
      {"Title", &facts.title},   {"Keywords", &facts.keywords}, {"XMP", &facts.xmp}};
  for (const auto& [name, text] : entries) {
    if (!text->empty()) xml += fmt::format("<{0}>{1}</{0}>", name, escaped(*text));
  }
  return xml + "</Metadata>";
}

std::string layerTreeXml(std::span<const PdfLayer> layers) {
  std::string xml = "<LayerTree displayOnlyOnVisiblePages=\"false\">";
  std::vector<std::string> known;
  for (const PdfLayer& layer : layers) {
    if (std::ranges::find(known, layer.id) != known.end()) continue;
    known.push_back(layer.id);
    xml += fmt::format("<Layer id=\"{}\" name=\"{}\"/>", escaped(layer.id), escaped(layer.title));
  }
  return xml + "</LayerTree>";
}

/// The page's corners, which PDF counts from the lower left.
std::string placeXml(const PdfPlace& place, const PdfPageSize& size) {
  const auto corner = [&](double x, double y, double geoX, double geoY) {
    return fmt::format(
        "<ControlPoint x=\"{:.6f}\" y=\"{:.6f}\" GeoX=\"{:.12g}\" GeoY=\"{:.12g}\"/>", x, y, geoX,
        geoY);
  };
  const double w = size.widthPt, h = size.heightPt;
  const PlaneBox& box = place.box;
  return fmt::format(
             "<Georeferencing id=\"map\"><SRS dataAxisToSRSAxisMapping=\"1,2\">{}</SRS>"
             "<BoundingPolygon>POLYGON((0 0,{:.6f} 0,{:.6f} {:.6f},0 {:.6f},0 0))"
             "</BoundingPolygon>",
             escaped(place.wkt), w, w, h, h) +
         corner(0, h, box.minX, box.maxY) + corner(w, h, box.maxX, box.maxY) +
         corner(w, 0, box.maxX, box.minY) + corner(0, 0, box.minX, box.minY) + "</Georeferencing>";
}

std::string compositionXml(std::span<const PdfLayer> layers, const MemoryFolder& folder,
                           const PdfPageSize& size, const std::optional<PdfPlace>& place,
                           const PdfFacts& facts) {
  std::string xml = "<PDFComposition>" + metadataXml(facts) + layerTreeXml(layers);
  xml += fmt::format("<Page id=\"page\"><DPI>72</DPI><Width>{:.6f}</Width><Height>{:.6f}</Height>",
                     size.widthPt, size.heightPt);
  if (place) xml += placeXml(*place, size);
  xml += "<Content>";
  for (std::size_t i = 0; i < layers.size(); ++i) {
    xml += fmt::format("<IfLayerOn layerId=\"{}\"><PDF dataset=\"{}\"/></IfLayerOn>",
                       escaped(layers[i].id), folder.pathOf(i));
  }
  return xml + "</Content></Page></PDFComposition>";
}

}  // namespace

Result<std::vector<std::uint8_t>> composePdf(std::span<const PdfLayer> layers,
                                             const PdfPageSize& size,
                                             const std::optional<PdfPlace>& place,
                                             const PdfFacts& facts) {
  using Kind = Failure::Kind;
  if (std::max(size.widthPt, size.heightPt) > kLargestPt) {
    return fail(Kind::Unsupported, "making a PDF: its page would be larger than 200 inches");
  }
  prepareGdal();
  GdalMessages messages;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("PDF");
  if (driver == nullptr) return fail(Kind::Unavailable, "making a PDF: this GDAL cannot");
  const MemoryFolder folder;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!folder.add(i, layers[i].pdf)) return fail(Kind::Unwritable, "making a PDF: no memory");
  }
  const std::string xml = compositionXml(layers, folder, size, place, facts);
  const std::string option = "COMPOSITION_FILE=" + xml;
  char* options[] = {const_cast<char*>(option.c_str()), nullptr};
  const bool made = GDALDatasetUniquePtr(driver->Create(folder.outPath().c_str(), 0, 0, 0,
                                                        GDT_Unknown, options)) != nullptr;
  std::vector<std::uint8_t> bytes = folder.takeOut();
  if (made && !bytes.empty()) return bytes;
  return fail(Kind::Unwritable, "making a PDF: " + messages.take().value_or("GDAL says no reason"));
}

}  // namespace geo
