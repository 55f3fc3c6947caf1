#include "geo/io/gdal.hpp"

#include "geo/io/network_gate.hpp"

#include <algorithm>
#include <string_view>

namespace geo {

namespace {

constexpr std::size_t kMostMessages = 3;  // a broken file can have as many as rows

constexpr std::string_view kToldWithItsLine = "Non closed ring";  // by checkPlace

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, const char* text) {
  auto* messages = static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
  if (severity < CE_Warning || messages->size() >= kMostMessages) return;
  if (std::string_view(text).starts_with(kToldWithItsLine)) return;
  try {
    messages->emplace_back(text);
  } catch (...) {  // no memory for a message: C code is above us
  }
}

}  // namespace

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(collect, &messages_);
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

std::optional<std::string> GdalMessages::take() {
  if (messages_.empty()) return std::nullopt;
  std::string all;
  for (const std::string& message : messages_) {
    if (!all.empty()) all += "; ";
    all += message;
  }
  messages_.clear();
  std::ranges::replace(all, '\n', ' ');
  return all;
}

Result<GDALDatasetUniquePtr> openDataset(const DatasetRequest& request, GdalMessages& messages) {
  prepareGdal();
  const char* const drivers[] = {request.driver, nullptr};
  std::vector<const char*> options = request.options;
  options.push_back(nullptr);
  const unsigned flags = request.flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  GDALDatasetUniquePtr dataset(
      GDALDataset::Open(request.name.c_str(), flags, drivers, options.data(), nullptr));
  if (dataset) return dataset;
  return fail(Failure::Kind::Unreadable, messages.take().value_or("not a file of its kind"),
              request.on);
}

}  // namespace geo
