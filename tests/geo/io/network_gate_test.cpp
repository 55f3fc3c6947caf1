// The gate itself, below the names: GDAL's own doors to the network.
#include "geo/io/network_gate.hpp"

#include "geo/io/gdal.hpp"
#include "tests/support/page_server.hpp"

#include <string>

#include <cpl_http.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using support::PageServer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::optional<std::string> somePage(const std::string&) {
  return "content";
}

bool fetches(const std::string& address) {
  CPLHTTPResult* const result = CPLHTTPFetch(address.c_str(), nullptr);
  const bool fetched = result && result->nStatus == 0;
  CPLHTTPDestroyResult(result);
  return fetched;
}

TEST(NetworkGate, StandsBeforeWhatGdalFetches) {
  const PageServer server(somePage);
  {
    NetworkGate gate(Network::Forbidden);
    EXPECT_FALSE(fetches(server.address() + "/forbidden"));
    EXPECT_TRUE(gate.heldBack());
  }
  {
    NetworkGate gate(Network::Allowed);
    EXPECT_TRUE(fetches(server.address() + "/allowed"));
    EXPECT_FALSE(gate.heldBack());
  }
  EXPECT_TRUE(fetches(server.address() + "/without"));  // others than rasters are not its business
  EXPECT_THAT(server.requests(), ElementsAre("/allowed", "/without"));
}

TEST(NetworkGate, StandsBeforeRemoteFilesAndFolders) {
  const PageServer server(somePage);
  const GdalMessages unheard;
  VSIStatBufL status;
  const std::string address = server.address();
  for (const char* system : {"/vsicurl/", "/vsicurl?url=", "/vsicurl_streaming/", "/vsiwebhdfs/"}) {
    NetworkGate gate(Network::Forbidden);
    const std::string name = system + address + "/file";
    EXPECT_NE(VSIStatL(name.c_str(), &status), 0);
    EXPECT_EQ(VSIFOpenL(name.c_str(), "rb"), nullptr);
    EXPECT_EQ(VSIReadDir(name.c_str()), nullptr);
    EXPECT_EQ(VSIOpenDir(name.c_str(), 0, nullptr), nullptr);
    EXPECT_TRUE(gate.heldBack()) << system;
  }
  EXPECT_THAT(server.requests(), IsEmpty());
  const NetworkGate gate(Network::Allowed);
  EXPECT_EQ(VSIStatL(("/vsicurl/" + address + "/file").c_str(), &status), 0);
  EXPECT_EQ(status.st_size, 7);
}

TEST(NetworkGate, LeavesStandardInputToOthers) {
  {
    const NetworkGate gate(Network::Allowed);
    EXPECT_EQ(VSIFOpenL("/vsistdin/", "rb"), nullptr);
    EXPECT_FALSE(gate.heldBack());
  }
  VSILFILE* const input = VSIFOpenL("/vsistdin/", "rb");
  ASSERT_NE(input, nullptr);
  VSIFCloseL(input);
}

TEST(NetworkGate, LeavesFilesOfThisMachineAlone) {
  const NetworkGate gate(Network::Forbidden);
  VSIStatBufL status;
  EXPECT_EQ(VSIStatL("/", &status), 0);
  EXPECT_FALSE(gate.heldBack());
}

}  // namespace
}  // namespace geo
