#include "geo/io/network_gate.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include <cpl_http.h>
#include <cpl_vsi_virtual.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

namespace geo {

namespace {

// GDAL hands its callbacks nothing of ours, so they find the gate by their thread.
thread_local NetworkGate* gateOfThread = nullptr;

constexpr GIntBig kMostCacheBytes = GIntBig{256} << 20;

/// Drivers whose files and names only describe a service. Those that merely may name one, such as
/// VRT, end up at one of these or at a file system below.
constexpr std::array<std::string_view, 13> kServiceDrivers{
    "DAAS",          "EEDAI",  "HTTP",   "NGW", "OGCAPI", "PLMOSAIC", "PLSCENES",
    "PostGISRaster", "STACIT", "STACTA", "WCS", "WMS",    "WMTS"};

constexpr std::array<std::string_view, 16> kRemoteFileSystems{
    "/vsiadls/",           "/vsiaz/", "/vsiaz_streaming/", "/vsicurl/",  "/vsicurl?",
    "/vsicurl_streaming/", "/vsigs/", "/vsigs_streaming/", "/vsihdfs/",  "/vsioss/",
    "/vsioss_streaming/",  "/vsis3/", "/vsis3_streaming/", "/vsiswift/", "/vsiswift_streaming/",
    "/vsiwebhdfs/"};

constexpr std::array<std::string_view, 2> kStandardInput{"/vsistdin/", "/vsistdin?"};

template <class Names>
bool isAmong(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// A file system of GDAL's behind the gate.
class GatedFiles : public VSIFilesystemHandler {
 public:
  explicit GatedFiles(std::shared_ptr<VSIFilesystemHandler> files) : files_(std::move(files)) {}

  using VSIFilesystemHandler::Open;
  VSIVirtualHandle* Open(const char* name, const char* access, bool setError,
                         CSLConstList options) override {
    return isShut() ? nullptr : files_->Open(name, access, setError, options);
  }
  int Stat(const char* name, VSIStatBufL* status, int flags) override {
    return isShut() ? -1 : files_->Stat(name, status, flags);
  }
  char** ReadDirEx(const char* name, int most) override {
    return isShut() ? nullptr : files_->ReadDirEx(name, most);
  }
  VSIDIR* OpenDir(const char* name, int depth, const char* const* options) override {
    return isShut() ? nullptr : files_->OpenDir(name, depth, options);
  }
  int HasOptimizedReadMultiRange(const char* name) override {
    return files_->HasOptimizedReadMultiRange(name);
  }
  const char* GetActualURL(const char* name) override {
    return isShut() ? nullptr : files_->GetActualURL(name);
  }
  std::string GetStreamingFilename(const std::string& name) const override {
    return files_->GetStreamingFilename(name);
  }
  bool IsLocal(const char* name) override { return files_->IsLocal(name); }

 protected:
  virtual bool isShut() const {
    const bool shut = gateOfThread && gateOfThread->holdsBack();
    if (shut) errno = EACCES;
    return shut;
  }

 private:
  std::shared_ptr<VSIFilesystemHandler> files_;
};

/// Standard input: a reader would wait for it without end.
class NeverUnderGate : public GatedFiles {
 public:
  using GatedFiles::GatedFiles;

 protected:
  bool isShut() const override { return gateOfThread != nullptr; }
};

using Handlers = std::map<std::string, VSIFilesystemHandler*>;  // by prefix

/// Handlers of GDAL's own; those that this GDAL was built without are none.
template <class Prefixes>
Handlers handlersOf(const Prefixes& prefixes) {
  Handlers handlers;
  VSIFilesystemHandler* const ordinary = VSIFileManager::GetHandler("");
  for (const std::string_view prefix : prefixes) {
    VSIFilesystemHandler* const files = VSIFileManager::GetHandler(std::string(prefix).c_str());
    if (files != ordinary) handlers.emplace(prefix, files);
  }
  return handlers;
}

/// Takes handlers over, of which one may serve several prefixes.
template <class Gated>
void gateFiles(const Handlers& handlers) {
  std::map<VSIFilesystemHandler*, std::shared_ptr<VSIFilesystemHandler>> owners;
  for (const auto& [prefix, files] : handlers) {
    auto& owner = owners[files];
    if (!owner) owner.reset(files);
    VSIFileManager::InstallHandler(prefix, std::make_unique<Gated>(owner).release());
  }
}

using Open = GDALDataset* (*)(GDALOpenInfo*);

/// What each driver did to open a file before the gate was put in front of it.
std::map<const GDALDriver*, Open>& ungatedOpens() {
  static std::map<const GDALDriver*, Open> opens;
  return opens;
}

bool isWebAddress(std::string_view name) {
  return !name.starts_with('<') && name.find("://") != std::string_view::npos;
}

bool leadsOut(const GDALDriver& driver, GDALOpenInfo& info) {
  const bool service = isAmong(kServiceDrivers, driver.GetDescription());
  return isWebAddress(info.pszFilename) ||
         (service && driver.pfnIdentify && driver.pfnIdentify(&info) > 0);
}

GDALDataset* openThroughGate(GDALDriver* driver, GDALOpenInfo* info) {
  if (gateOfThread) {
    if (std::string_view(driver->GetDescription()) == "MEM")
      return nullptr;  // an address in memory
    if (leadsOut(*driver, *info) && gateOfThread->holdsBack()) {
      CPLError(CE_Failure, CPLE_OpenFailed, "'%.200s' is on the network", info->pszFilename);
      return nullptr;
    }
  }
  return ungatedOpens().at(driver)(info);
}

void gateDrivers() {
  GDALDriverManager& drivers = *GetGDALDriverManager();
  for (int i = 0; i < drivers.GetDriverCount(); ++i) {
    GDALDriver& driver = *drivers.GetDriver(i);
    if (!driver.GetMetadataItem(GDAL_DCAP_RASTER) || !driver.pfnOpen) continue;
    ungatedOpens()[&driver] = driver.pfnOpen;
    driver.pfnOpenWithDriverArg = openThroughGate;
    driver.pfnOpen = nullptr;  // or GDAL would not look at the other
  }
}

/// For what GDAL fetches by itself: capabilities, reference systems.
CPLHTTPResult* refuseFetch(const char*, CSLConstList, GDALProgressFunc, void*,
                           CPLHTTPFetchWriteFunc, void*, void* gate) {
  if (!static_cast<NetworkGate*>(gate)->holdsBack()) return nullptr;  // GDAL goes on by itself
  auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  result->nStatus = 1;
  result->pszErrBuf = CPLStrdup("the network is not allowed");
  return result;
}

}  // namespace

void prepareGdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALAllRegister();
    GDALSetCacheMax64(std::min(GDALGetCacheMax64(), kMostCacheBytes));
    OSRSetPROJEnableNetwork(FALSE);
    gateFiles<GatedFiles>(handlersOf(kRemoteFileSystems));
    gateFiles<NeverUnderGate>(handlersOf(kStandardInput));
    gateDrivers();
  });
}

NetworkGate::NetworkGate(Network network) : network_(network) {
  prepareGdal();
  assert(!gateOfThread);
  gateOfThread = this;
  CPLHTTPPushFetchCallback(refuseFetch, this);
}

NetworkGate::~NetworkGate() {
  CPLHTTPPopFetchCallback();
  gateOfThread = nullptr;
}

bool NetworkGate::holdsBack() {
  heldBack_ = heldBack_ || network_ == Network::Forbidden;
  return network_ == Network::Forbidden;
}

}  // namespace geo
