// Help, version, and what the command line refuses before it does anything.
#include "tests/e2e/expect.hpp"
#include "tests/support/temporary_folder.hpp"

namespace e2e {
namespace {

using Words = std::vector<std::string>;

TEST(Usage, VersionIsANumberOnStandardOutput) {
  const Outcome outcome = truceline({"--version"});
  expectSuccess(outcome);
  EXPECT_THAT(outcome.out, testing::MatchesRegex("truceline [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Usage, HelpNamesEveryVerb) {
  for (const char* word : {"--help", "-h"}) {
    const Outcome outcome = truceline({word});
    expectSuccess(outcome);
    for (const char* verb : {"view", "render", "list", "info", "check"}) {
      EXPECT_THAT(outcome.out, testing::HasSubstr(std::string("\n  ") + verb + " "));
    }
  }
}

struct VerbOptions {
  std::string verb;
  Words options;
};
std::ostream& operator<<(std::ostream& out, const VerbOptions& row) {
  return out << row.verb << " with " << row.options.size() << " options";
}

class VerbHelp : public testing::TestWithParam<VerbOptions> {};

TEST_P(VerbHelp, NamesItsOptions) {
  const Outcome outcome = truceline({GetParam().verb, "--help"});
  expectSuccess(outcome);
  EXPECT_THAT(outcome.out, testing::HasSubstr("Usage: truceline " + GetParam().verb));
  for (const std::string& option : GetParam().options) {
    EXPECT_THAT(outcome.out, testing::HasSubstr(option));
  }
}

const Words kMapOptions{"INPUT",       "--at",    "--from",  "--to",    "--bbox",
                        "--crs",       "--size",  "--dpi",   "--scale", "--hide",
                        "--furniture", "--names", "--quiet", "--layers"};

INSTANTIATE_TEST_SUITE_P(Usage, VerbHelp,
                         testing::Values(VerbOptions{"view", kMapOptions},
                                         VerbOptions{"render", kMapOptions},
                                         VerbOptions{"render", {"--output", "--world-file"}},
                                         VerbOptions{"list",
                                                     {"INPUT", "--at", "--from", "--to", "--layer",
                                                      "--point", "--of", "--output"}},
                                         VerbOptions{"info", {"INPUT", "--json", "--quiet"}},
                                         VerbOptions{"check", {"INPUT", "--json", "--quiet"}}));

struct Refused {
  Words words;
  std::string_view says;  // what the line must name
};

/// Runs each row in an empty folder, which must stay empty.
void expectAllRefused(const std::vector<Refused>& rows) {
  const support::TemporaryFolder folder;
  for (const Refused& row : rows) {
    std::string shown;
    for (const std::string& word : row.words) shown += " '" + word + "'";
    SCOPED_TRACE("truceline" + shown);
    expectRefused(truceline(row.words, {.words = {}, .folder = folder.path()}), row.says);
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

TEST(Usage, UnknownOptionsAreRefused) {
  expectAllRefused({{{"--frobnicate"}, "--frobnicate"},
                    {{"-o", "x.png"}, "-o"},
                    {{"render", "-o", "x.png", "--frob"}, "--frob"},
                    {{"list", "--layer", "sites", "--size", "9x9"}, "--size"},
                    {{"info", "--at", "2020"}, "--at"},
                    {{"check", "--mend"}, "--mend"},
                    {{"view", "--output", "x.png"}, "--output"}});
}

TEST(Usage, MissingAndEmptyValuesAreRefused) {
  expectAllRefused({{{"render"}, "--output"},
                    {{"list"}, "--layer"},
                    {{"render", "-o"}, "--output"},
                    {{"render", "-o", ""}, "--output"},
                    {{"render", "-o", "x.png", "--at", ""}, "--at"},
                    {{"render", "-o", "x.png", "--from", "", "--to", ""}, "--from"},
                    {{"render", "-o", "x.png", "--bbox", ""}, "--bbox"},
                    {{"render", "-o", "x.png", "--crs", ""}, "--crs"},
                    {{"render", "-o", "x.png", "--scale", ""}, "--scale"},
                    {{"render", "-o", "x.png", "--furniture", ""}, "--furniture"},
                    {{"render", "-o", "x.png", "--names", ""}, "--names"},
                    {{"render", "-o", "x.png", "--layers", ""}, "layer"},
                    {{"list", "--layer", ""}, "layer"},
                    {{"check", ""}, "INPUT"}});
}

TEST(Usage, SizesThatNoPictureHasAreRefused) {
  expectAllRefused({{{"render", "-o", "x.png", "--size", "640"}, "640"},
                    {{"render", "-o", "x.png", "--size", "0x480"}, "0x480"},
                    {{"render", "-o", "x.png", "--size", "-640x480"}, "-640x480"},
                    {{"render", "-o", "x.png", "--size", "640x480x3"}, "640x480x3"},
                    {{"render", "-o", "x.png", "--size", "640.5x480"}, "640.5x480"},
                    {{"render", "-o", "x.png", "--size", "widexhigh"}, "widexhigh"},
                    {{"render", "-o", "x.png", "--size", "99999x9"}, "99999x9"},
                    {{"render", "-o", "x.png", "--dpi", "1"}, "--dpi"},
                    {{"render", "-o", "x.png", "--dpi", "nan"}, "--dpi"},
                    {{"render", "-o", "x.png", "--dpi", "fine"}, "--dpi"},
                    {{"view", "--size", "640"}, "640"}});
}

TEST(Usage, PointsThatAreNoneAreRefused) {
  expectAllRefused({{{"list", "--layer", "control", "--point", "46.9"}, "46.9"},
                    {{"list", "--layer", "control", "--point", "46.9,39.9,3"}, "46.9,39.9,3"},
                    {{"list", "--layer", "control", "--point", "46.9;39.9"}, "LON,LAT"},
                    {{"list", "--layer", "control", "--point", "181,39"}, "181,39"},
                    {{"list", "--layer", "control", "--point", "46,nan"}, "46,nan"},
                    {{"list", "--layer", "control", "--point", "39.9,-91"}, "latitude"},
                    {{"list", "--layer", "control", "--point", ""}, "--point"}});
}

TEST(Usage, ExtentsThatAreNoneAreRefused) {
  expectAllRefused({{{"render", "-o", "x.png", "--bbox", "45,39,48"}, "45,39,48"},
                    {{"render", "-o", "x.png", "--bbox", "45,39,48,40,41"}, "45,39,48,40,41"},
                    {{"render", "-o", "x.png", "--bbox", "48,39,45,40"}, "W < E"},
                    {{"render", "-o", "x.png", "--bbox", "45,40,48,39"}, "S < N"},
                    {{"render", "-o", "x.png", "--bbox", "45,39,48,140"}, "140"},
                    {{"render", "-o", "x.png", "--bbox", "45,nan,48,40"}, "nan"},
                    {{"render", "-o", "x.png", "--bbox", "w,s,e,n"}, "w,s,e,n"},
                    {{"render", "-o", "x.png", "--scale", "1:0"}, "1:0"},
                    {{"render", "-o", "x.png", "--scale", "near"}, "near"}});
}

TEST(Usage, TimesThatAreNoneAreRefused) {
  const std::string day = "2020-11-15", before = "2020-11-14";
  expectAllRefused({{{"list", "--layer", "sites", "--at", "yesterday"}, "yesterday"},
                    {{"list", "--layer", "sites", "--at", "2020-02-30"}, "2020-02-30"},
                    {{"list", "--layer", "sites", "--at", day, "--from", day}, "--at"},
                    {{"list", "--layer", "sites", "--from", day}, "--to"},
                    {{"list", "--layer", "sites", "--to", day}, "--from"},
                    {{"list", "--layer", "sites", "--from", day, "--to", before}, before},
                    {{"list", "--layer", "sites", "--from", day, "--to", day}, "--to"},
                    {{"render", "-o", "x.png", "--from", day, "--to", before}, before},
                    {{"view", "--at", "yesterday"}, "yesterday"}});
}

TEST(Usage, NamesThatDoNotExistAreRefused) {
  expectAllRefused({{{"render", "-o", "x.png", "--layers", "sites,nowhere"}, "nowhere"},
                    {{"render", "-o", "x.png", "--hide", "nowhere"}, "nowhere"},
                    {{"render", "-o", "x.png", "--names", "xx"}, "xx"},
                    {{"render", "-o", "x.png", "--furniture", "some"}, "some"},
                    {{"render", "-o", "x.xyz"}, "x.xyz"},
                    {{"render", "-o", "x"}, "png"},
                    {{"render", "-o", "-", "--world-file"}, "--world-file"},
                    {{"render", "one.toml", "two.toml", "-o", "x.png"}, "two.toml"},
                    {{"list", "--layer", "nowhere"}, "nowhere"},
                    {{"list", "--layer", "sites", "--of", "shapefile"}, "shapefile"},
                    {{"view", "--names", "xx"}, "xx"}});
}

TEST(Usage, ARefusedLayerNamesThoseThatThereAre) {
  const Outcome outcome = truceline({"list", "--layer", "nowhere"});
  for (const char* id : {"control", "ceasefire_line", "sites", "deployment", "events"}) {
    EXPECT_THAT(outcome.err, testing::HasSubstr(id));
  }
}

TEST(Usage, AComplaintStaysOnItsLine) {
  expectAllRefused({{{"render", "-o", "x.png", "--two\nlines"}, "--two lines"},
                    {{"list", "--layer", "two\nlines"}, "two lines"},
                    {{"list", "--layer", "sites", "--of", "red\x1b[31m"}, "red [31m"}});
}

}  // namespace
}  // namespace e2e
