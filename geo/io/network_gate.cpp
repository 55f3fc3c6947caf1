#include "geo/io/network_gate.hpp"

#include "geo/io/gdal_threads.hpp"
#include "geo/io/live_address.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
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

/// Drivers whose files and names only describe a service or a database, or which run another
/// program. Those that merely may name one, such as VRT, end up at one of these or at a file system
/// below.
constexpr std::array<std::string_view, 28> kServiceDrivers{
    "AmigoCloud", "Carto",    "CSW",      "DAAS",         "EEDA",     "EEDAI",    "Elasticsearch",
    "GMLAS",      "GPSBabel", "HTTP",     "MSSQLSpatial", "MySQL",    "NGW",      "OAPIF",
    "ODBC",       "OGCAPI",   "OGR_OGDI", "PGeo",         "PLMOSAIC", "PLSCENES", "PostGISRaster",
    "PostgreSQL", "STACIT",   "STACTA",   "WCS",          "WFS",      "WMS",      "WMTS"};

constexpr std::array<std::string_view, 16> kRemoteFileSystems{
    "/vsiadls/",           "/vsiaz/", "/vsiaz_streaming/", "/vsicurl/",  "/vsicurl?",
    "/vsicurl_streaming/", "/vsigs/", "/vsigs_streaming/", "/vsihdfs/",  "/vsioss/",
    "/vsioss_streaming/",  "/vsis3/", "/vsis3_streaming/", "/vsiswift/", "/vsiswift_streaming/",
    "/vsiwebhdfs/"};

/// File systems of this machine that look into a file.
constexpr std::array<std::string_view, 3> kArchives{"/vsigzip/", "/vsitar/", "/vsizip/"};

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
    return isShut(name) ? nullptr : files_->Open(name, access, setError, options);
  }
  int Stat(const char* name, VSIStatBufL* status, int flags) override {
    return isShut(name) ? -1 : files_->Stat(name, status, flags);
  }
  char** ReadDirEx(const char* name, int most) override {
    return isShut(name) ? nullptr : files_->ReadDirEx(name, most);
  }
  VSIDIR* OpenDir(const char* name, int depth, const char* const* options) override {
    return isShut(name) ? nullptr : files_->OpenDir(name, depth, options);
  }
  int HasOptimizedReadMultiRange(const char* name) override {
    return files_->HasOptimizedReadMultiRange(name);
  }
  const char* GetActualURL(const char* name) override {
    return isShut(name) ? nullptr : files_->GetActualURL(name);
  }
  std::string GetStreamingFilename(const std::string& name) const override {
    return files_->GetStreamingFilename(name);
  }
  bool IsLocal(const char* name) override { return files_->IsLocal(name); }

 protected:
  virtual bool isShut(const char* name) const {
    const bool shut = gateOfThread && gateOfThread->holdsBack(name);
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
  bool isShut(const char*) const override { return gateOfThread != nullptr; }
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

/// How a driver opens a file: one of the two.
struct Open {
  GDALDataset* (*plain)(GDALOpenInfo*) = nullptr;
  GDALDataset* (*withDriver)(GDALDriver*, GDALOpenInfo*) = nullptr;
};

/// What each driver did to open a file before the gate was put in front of it.
std::map<const GDALDriver*, Open>& ungatedOpens() {
  static std::map<const GDALDriver*, Open> opens;
  return opens;
}

bool isWebAddress(std::string_view name) {
  return !name.starts_with('<') && name.find("://") != std::string_view::npos;
}

/// Whether a service driver would take it. Some have no way to tell but their prefix.
bool isTakenBy(GDALDriver& driver, GDALOpenInfo& info) {
  if (driver.pfnIdentify && driver.pfnIdentify(&info) > 0) return true;
  const bool ogdi = std::string_view(driver.GetDescription()) == "OGR_OGDI";
  const char* const prefix = ogdi ? "gltp:" : driver.GetMetadataItem(GDAL_DMD_CONNECTION_PREFIX);
  return prefix && STARTS_WITH_CI(info.pszFilename, prefix);
}

bool leadsOut(GDALDriver& driver, GDALOpenInfo& info) {
  const bool service = isAmong(kServiceDrivers, driver.GetDescription());
  return isWebAddress(info.pszFilename) || (service && isTakenBy(driver, info));
}

/// The file of this machine that a name leads to, without the archives around it.
std::string_view innermost(std::string_view name) {
  const auto archive = std::ranges::find_if(
      kArchives, [name](std::string_view prefix) { return name.starts_with(prefix); });
  return archive == kArchives.end() ? name : innermost(name.substr(archive->size()));
}

bool isWithin(const std::filesystem::path& folder, const std::filesystem::path& file) {
  return std::ranges::mismatch(folder, file).in1 == folder.end();
}

GDALDataset* openThroughGate(GDALDriver* driver, GDALOpenInfo* info) {
  if (gateOfThread) {
    if (std::string_view(driver->GetDescription()) == "MEM")
      return nullptr;  // an address in memory
    if (leadsOut(*driver, *info) && gateOfThread->holdsBack(info->pszFilename)) {
      CPLError(CE_Failure, CPLE_OpenFailed, "'%.200s' is on the network", info->pszFilename);
      return nullptr;
    }
    if (gateOfThread->refuses(info->pszFilename)) return nullptr;
  }
  const Open open = ungatedOpens().at(driver);
  return open.plain ? open.plain(info) : open.withDriver(driver, info);
}

void gateDrivers() {
  GDALDriverManager& drivers = *GetGDALDriverManager();
  for (int i = 0; i < drivers.GetDriverCount(); ++i) {
    GDALDriver& driver = *drivers.GetDriver(i);
    if (!driver.pfnOpen && !driver.pfnOpenWithDriverArg) continue;
    ungatedOpens()[&driver] = {driver.pfnOpen, driver.pfnOpenWithDriverArg};
    driver.pfnOpenWithDriverArg = openThroughGate;
    driver.pfnOpen = nullptr;  // or GDAL would not look at the other
  }
}

/// For what GDAL fetches by itself: capabilities, reference systems.
CPLHTTPResult* refuseFetch(const char* address, CSLConstList, GDALProgressFunc, void*,
                           CPLHTTPFetchWriteFunc, void*, void* gate) {
  if (!static_cast<NetworkGate*>(gate)->holdsBack(address))
    return nullptr;  // GDAL goes on by itself
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
    listenToOtherThreads();
    GDALSetCacheMax64(std::min(GDALGetCacheMax64(), kMostCacheBytes));
    OSRSetPROJEnableNetwork(FALSE);
    gateFiles<GatedFiles>(handlersOf(kRemoteFileSystems));
    gateFiles<NeverUnderGate>(handlersOf(kStandardInput));
    gateDrivers();
  });
}

NetworkGate::NetworkGate(Network network, std::filesystem::path folder)
    : network_(network), folder_(std::move(folder)) {
  prepareGdal();
  assert(!gateOfThread);
  gateOfThread = this;
  CPLHTTPPushFetchCallback(refuseFetch, this);
}

NetworkGate::~NetworkGate() {
  CPLHTTPPopFetchCallback();
  gateOfThread = nullptr;
}

bool NetworkGate::holdsBack(const std::string& name) {
  const bool forbidden = network_ == Network::Forbidden;
  if (forbidden && !heldBackName_) heldBackName_ = name;
  return forbidden;
}

Failure NetworkGate::refusal(const std::string& path) const {
  const std::string shown = withoutPassword(path);
  const std::string address = withoutPassword(heldBackName_.value_or(""));
  const bool own =
      address.find(shown) != std::string::npos || shown.find(address) != std::string::npos;
  const std::string what = own ? "needs" : "points to " + address + ", which needs";
  return {Failure::Kind::Unavailable,
          what + " the network, which is not allowed: start with --allow-network to allow it",
          shown};
}

bool NetworkGate::refuses(const std::string& name) {
  const bool inlined = name.starts_with('<') || name.starts_with('{');
  if (folder_.empty() || inlined) return false;
  const std::string_view file = innermost(name);
  // What is not here is the other gate's business.
  const auto leads = [file](std::string_view prefix) { return file.starts_with(prefix); };
  if (leads("/vsimem/") || std::ranges::any_of(kRemoteFileSystems, leads)) return false;
  if (isWebAddress(file)) return false;
  std::error_code error;
  if (isWithin(folder_, std::filesystem::weakly_canonical(file, error)) && !error) return false;
  if (!refusedFile_) refusedFile_ = name;
  return true;
}

}  // namespace geo
