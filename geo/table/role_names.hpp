// The names under which tables have the columns that say when, where and what, the best first.
// Never those of addresses or of places: they would have to be guessed.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace geo {

/// Names of one role. `plain` as plainName() makes them; `words` as people of other languages write
/// them, found whatever their case, accents and script.
struct RoleNames {
  std::span<const std::string_view> plain;
  std::span<const std::string_view> words;
};

namespace role_names {

using Name = std::string_view;

inline constexpr std::array kBeginPlain = std::to_array<Name>(
    {"datestart",   "startdate", "datetimestart", "starttime", "timestart", "start",
     "datebegin",   "begindate", "begintime",     "begin",     "datefrom",  "fromdate",
     "validfrom",   "from",      "eventdate",     "date",      "eventtime", "datetime",
     "dateandtime", "acqdate",   "timestamp",     "time",      "when",      "dateoccurred",
     "day",         "month",     "year",          "iyear"});
inline constexpr std::array kBeginWords = std::to_array<Name>({"дата начала",
                                                               "начало",
                                                               "дата события",
                                                               "дата",
                                                               "дата и время",
                                                               "время",
                                                               "datum von",
                                                               "beginn",
                                                               "von",
                                                               "datum",
                                                               "date début",
                                                               "début",
                                                               "başlama tarixi",
                                                               "başlangıç tarihi",
                                                               "hadisə tarixi",
                                                               "tarix",
                                                               "tarih",
                                                               "fecha",
                                                               "data",
                                                               "ամսաթիվ",
                                                               "год",
                                                               "jahr",
                                                               "il",
                                                               "yıl",
                                                               "année",
                                                               "տարի"});
inline constexpr std::array kEndPlain =
    std::to_array<Name>({"dateend", "enddate", "datetimeend", "endtime", "timeend", "end", "dateto",
                         "todate", "validto", "to", "until", "finish"});
inline constexpr std::array kEndWords =
    std::to_array<Name>({"дата окончания", "дата конца", "окончание", "конец", "datum bis", "ende",
                         "bis", "date fin", "fin", "bitmə tarixi", "bitiş tarihi"});
/// Columns that hold a year alone.
inline constexpr std::array kYearPlain = std::to_array<Name>({"year", "iyear"});
inline constexpr std::array kYearWords =
    std::to_array<Name>({"год", "jahr", "il", "yıl", "année", "տարի"});
inline constexpr std::array kMonthPlain = std::to_array<Name>({"month", "imonth"});
inline constexpr std::array kMonthWords =
    std::to_array<Name>({"месяц", "monat", "ay", "mois", "ամիս"});
inline constexpr std::array kDayPlain = std::to_array<Name>({"day", "iday"});
inline constexpr std::array kDayWords =
    std::to_array<Name>({"день", "число", "tag", "gün", "jour", "օր"});
/// Clock times in a column of their own.
inline constexpr std::array kClockPlain = std::to_array<Name>(
    {"time", "eventtime", "clock", "hour", "localtime", "timeofday", "starttime", "acqtime"});
inline constexpr std::array kClockWords =
    std::to_array<Name>({"время", "uhrzeit", "zeit", "saat", "vaxt", "heure", "hora", "ժամ"});

/// Also the columns that this program adds to rows it takes out, as geometry has none.
inline constexpr std::array kLongitudePlain = std::to_array<Name>({"longitude",
                                                                   "lon",
                                                                   "lng",
                                                                   "long",
                                                                   "decimallongitude",
                                                                   "longitudedeg",
                                                                   "londeg",
                                                                   "eventlongitude",
                                                                   "locationlongitude",
                                                                   "geolon",
                                                                   "geolng",
                                                                   "gpslon",
                                                                   "coordx",
                                                                   "xcoord",
                                                                   "xcoordinate",
                                                                   "pointx",
                                                                   "trucelinelon",
                                                                   "easting",
                                                                   "eastings",
                                                                   "utmeasting",
                                                                   "utmx",
                                                                   "x"});
inline constexpr std::array kLongitudeWords = std::to_array<Name>(
    {"долгота", "länge", "laenge", "längengrad", "laengengrad", "geografische länge", "longitud",
     "longitudine", "boylam", "uzunluq", "uzunluq dairəsi", "երկայնություն"});
inline constexpr std::array kLatitudePlain = std::to_array<Name>(
    {"latitude", "lat", "decimallatitude", "latitudedeg", "latdeg", "eventlatitude",
     "locationlatitude", "geolat", "gpslat", "coordy", "ycoord", "ycoordinate", "pointy",
     "trucelinelat", "northing", "northings", "utmnorthing", "utmy", "y"});
inline constexpr std::array kLatitudeWords =
    std::to_array<Name>({"широта", "breite", "breitengrad", "geografische breite", "latitud",
                         "latitudine", "enlem", "enlik", "en dairəsi", "լայնություն"});
inline constexpr std::array kWktPlain = std::to_array<Name>(
    {"wkt", "geomwkt", "wktgeom", "geom", "geometry", "thegeom", "wherewkt", "shape"});
/// Both numbers of a place, or its grid reference, in one cell.
inline constexpr std::array kPlaceTextPlain =
    std::to_array<Name>({"coordinates",    "coordinate",    "coords",     "coord",
                         "latlon",         "latlong",       "latlng",     "latitudelongitude",
                         "lonlat",         "longlat",       "lnglat",     "longitudelatitude",
                         "geolocation",    "geopoint",      "latlonpair", "gps",
                         "gpscoordinates", "gpslocation",   "mgrs",       "mgrscoordinates",
                         "mgrsgrid",       "gridreference", "gridref",    "utm",
                         "utmcoordinates", "position",      "location",   "point"});
inline constexpr std::array kPlaceTextWords =
    std::to_array<Name>({"координаты", "koordinaten", "koordinatlar", "koordinatları",
                         "coordonnées", "coordenadas", "կոորդինատներ"});

inline constexpr std::array kAccuracyPlain = std::to_array<Name>(
    {"accuracym", "accuracymetres", "accuracymeters", "accuracy", "radiusm", "radiusmetres",
     "radiusmeters", "uncertaintym", "uncertaintymetres", "uncertaintymeters",
     "coordinateuncertaintyinmeters", "horizontalaccuracy", "trucelineradiusm"});
inline constexpr std::array kIdPlain =
    std::to_array<Name>({"id", "eventid", "uid", "uuid", "guid", "globalid", "objectid", "fid"});
inline constexpr std::array kIdWords = std::to_array<Name>({"№", "номер"});
inline constexpr std::array kNamePlain = std::to_array<Name>(
    {"name", "title", "label", "eventname", "headline", "location", "place", "placename"});
inline constexpr std::array kNameWords =
    std::to_array<Name>({"название", "наименование", "населённый пункт", "место", "bezeichnung",
                         "ort", "ortsname", "nom", "lieu", "ad", "yer", "անուն"});
inline constexpr std::array kCategoryPlain = std::to_array<Name>(
    {"category", "type", "eventtype", "kind", "class", "typeofviolence", "incidenttype", "subtype",
     "subeventtype", "disordertype", "attacktype", "weapon", "status"});
inline constexpr std::array kCategoryWords = std::to_array<Name>(
    {"тип события", "вид события", "тип", "вид", "категория", "событие", "ereignisart", "ereignis",
     "kategorie", "art", "typ", "hadisə növü", "növ", "olay türü", "tür", "տեսակ"});
inline constexpr std::array kSizePlain = std::to_array<Name>(
    {"best", "bestest", "fatalities", "deaths", "killed", "nkill", "casualties", "victims",
     "magnitude", "mag", "size", "count", "number", "total", "amount", "value", "weight", "frp"});
inline constexpr std::array kSizeWords = std::to_array<Name>(
    {"погибшие", "погибло", "убитые", "убито", "жертвы", "количество", "tote", "todesopfer",
     "opfer", "anzahl", "morts", "victimes", "ölənlər", "ölü sayısı", "ölü", "զոհեր"});
inline constexpr std::array kLowPlain =
    std::to_array<Name>({"low", "lowest", "sizelow", "deathslow", "min"});
inline constexpr std::array kHighPlain =
    std::to_array<Name>({"high", "highest", "sizehigh", "deathshigh", "max"});
inline constexpr std::array kSourcePlain =
    std::to_array<Name>({"source", "sources", "sourceurl", "url", "link", "reference"});
inline constexpr std::array kSourceWords =
    std::to_array<Name>({"источник", "ссылка", "quelle", "mənbə", "kaynak", "աղբյուր"});
inline constexpr std::array kActorAPlain =
    std::to_array<Name>({"sidea", "actora", "actor1", "attacker"});
inline constexpr std::array kActorBPlain =
    std::to_array<Name>({"sideb", "actorb", "actor2", "defender"});

inline constexpr RoleNames kBegin{kBeginPlain, kBeginWords}, kEnd{kEndPlain, kEndWords};
inline constexpr RoleNames kYear{kYearPlain, kYearWords}, kMonth{kMonthPlain, kMonthWords};
inline constexpr RoleNames kDay{kDayPlain, kDayWords}, kClock{kClockPlain, kClockWords};
inline constexpr RoleNames kLongitude{kLongitudePlain, kLongitudeWords};
inline constexpr RoleNames kLatitude{kLatitudePlain, kLatitudeWords};
inline constexpr RoleNames kWkt{kWktPlain, {}}, kPlaceText{kPlaceTextPlain, kPlaceTextWords};
inline constexpr RoleNames kAccuracy{kAccuracyPlain, {}}, kId{kIdPlain, kIdWords};
inline constexpr RoleNames kName{kNamePlain, kNameWords};
inline constexpr RoleNames kCategory{kCategoryPlain, kCategoryWords};
inline constexpr RoleNames kSize{kSizePlain, kSizeWords}, kLow{kLowPlain, {}};
inline constexpr RoleNames kHigh{kHighPlain, {}}, kSource{kSourcePlain, kSourceWords};
inline constexpr RoleNames kActorA{kActorAPlain, {}}, kActorB{kActorBPlain, {}};

}  // namespace role_names

}  // namespace geo
