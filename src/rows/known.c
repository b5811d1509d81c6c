/* known.c - names and places of columns, after the codebooks of the data sets. */
#include "rows/known.h"

#include <string.h>

#include "rows/day.h"
#include "rows/number.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const ent_known_column gdelt[] = { { "globaleventid", ENT_COLUMN_ID },
    { "sqldate", ENT_COLUMN_DATE }, { "day", ENT_COLUMN_DATE },
    { "actor1code", ENT_COLUMN_SOURCE }, { "actor2code", ENT_COLUMN_TARGET },
    { "eventcode", ENT_COLUMN_CAMEO }, { "goldsteinscale", ENT_COLUMN_INTENSITY },
    { "nummentions", ENT_COLUMN_MENTIONS }, { "numsources", ENT_COLUMN_SOURCES },
    { "numarticles", ENT_COLUMN_ARTICLES }, { "actiongeofullname", ENT_COLUMN_PLACE },
    { "dateadded", ENT_COLUMN_REPORTED }, { "sourceurl", ENT_COLUMN_URL } };

static const ent_known_column mentions[] = { { "globaleventid", ENT_COLUMN_ID },
    { "confidence", ENT_COLUMN_CONFIDENCE }, { "mentionidentifier", ENT_COLUMN_URL } };

static const ent_known_column icews[] = { { "eventid", ENT_COLUMN_ID },
    { "eventdate", ENT_COLUMN_DATE }, { "sourcename", ENT_COLUMN_SOURCE },
    { "sourcesectors", ENT_COLUMN_SOURCE_SECTOR },
    { "sourcecountry", ENT_COLUMN_SOURCE_COUNTRY }, { "eventtext", ENT_COLUMN_RELATION },
    { "cameocode", ENT_COLUMN_CAMEO }, { "intensity", ENT_COLUMN_INTENSITY },
    { "targetname", ENT_COLUMN_TARGET }, { "targetsectors", ENT_COLUMN_TARGET_SECTOR },
    { "targetcountry", ENT_COLUMN_TARGET_COUNTRY }, { "publisher", ENT_COLUMN_PUBLISHER },
    { "city", ENT_COLUMN_PLACE } };

static const ent_known_column polecat[] = { { "eventid", ENT_COLUMN_ID },
    { "eventdate", ENT_COLUMN_DATE }, { "eventtype", ENT_COLUMN_RELATION },
    { "eventmode", ENT_COLUMN_MODE }, { "intensity", ENT_COLUMN_INTENSITY },
    { "actorname", ENT_COLUMN_SOURCE }, { "actorcountry", ENT_COLUMN_SOURCE_COUNTRY },
    { "primaryactorsector", ENT_COLUMN_SOURCE_SECTOR },
    { "recipientname", ENT_COLUMN_TARGET },
    { "recipientcountry", ENT_COLUMN_TARGET_COUNTRY },
    { "primaryrecipientsector", ENT_COLUMN_TARGET_SECTOR },
    { "placename", ENT_COLUMN_PLACE }, { "source", ENT_COLUMN_PUBLISHER },
    { "publicationdate", ENT_COLUMN_REPORTED } };

static const ent_known_column phoenix[] = { { "eventid", ENT_COLUMN_ID },
    { "date", ENT_COLUMN_DATE }, { "sourceactorfull", ENT_COLUMN_SOURCE },
    { "targetactorfull", ENT_COLUMN_TARGET }, { "eventcode", ENT_COLUMN_CAMEO },
    { "goldsteinscore", ENT_COLUMN_INTENSITY }, { "locationname", ENT_COLUMN_PLACE },
    { "urls", ENT_COLUMN_URL }, { "newssources", ENT_COLUMN_PUBLISHER } };

static const ent_known_column acled[] = { { "eventidcnty", ENT_COLUMN_ID },
    { "dataid", ENT_COLUMN_ID }, { "eventdate", ENT_COLUMN_DATE },
    { "eventtype", ENT_COLUMN_RELATION }, { "subeventtype", ENT_COLUMN_MODE },
    { "actor1", ENT_COLUMN_SOURCE }, { "inter1", ENT_COLUMN_SOURCE_SECTOR },
    { "actor2", ENT_COLUMN_TARGET }, { "inter2", ENT_COLUMN_TARGET_SECTOR },
    { "location", ENT_COLUMN_PLACE }, { "source", ENT_COLUMN_PUBLISHER } };

static const ent_known_column table[] = { { "id", ENT_COLUMN_ID },
    { "eventid", ENT_COLUMN_ID }, { "date", ENT_COLUMN_DATE },
    { "dateto", ENT_COLUMN_DATE_TO }, { "reported", ENT_COLUMN_REPORTED },
    { "source", ENT_COLUMN_SOURCE }, { "sourcecode", ENT_COLUMN_SOURCE },
    { "sourcecountry", ENT_COLUMN_SOURCE_COUNTRY },
    { "sourcesector", ENT_COLUMN_SOURCE_SECTOR }, { "target", ENT_COLUMN_TARGET },
    { "targetcode", ENT_COLUMN_TARGET }, { "targetcountry", ENT_COLUMN_TARGET_COUNTRY },
    { "targetsector", ENT_COLUMN_TARGET_SECTOR }, { "relation", ENT_COLUMN_RELATION },
    { "cameo", ENT_COLUMN_CAMEO }, { "status", ENT_COLUMN_STATUS },
    { "intensity", ENT_COLUMN_INTENSITY }, { "confidence", ENT_COLUMN_CONFIDENCE },
    { "mentions", ENT_COLUMN_MENTIONS }, { "sources", ENT_COLUMN_SOURCES },
    { "articles", ENT_COLUMN_ARTICLES }, { "reports", ENT_COLUMN_ARTICLES },
    { "place", ENT_COLUMN_PLACE }, { "url", ENT_COLUMN_URL },
    { "publisher", ENT_COLUMN_PUBLISHER } };

const ent_known_columns ent_known_kinds[] = {
    { ENT_ROWS_MENTIONS, "mentionidentifier", 0, mentions, COUNT(mentions) },
    { ENT_ROWS_GDELT, "actor1code", 0, gdelt, COUNT(gdelt) },
    { ENT_ROWS_ICEWS, "eventtext", 0, icews, COUNT(icews) },
    { ENT_ROWS_POLECAT, "eventmode", 40, polecat, COUNT(polecat) },
    { ENT_ROWS_PHOENIX, "sourceactorfull", 0, phoenix, COUNT(phoenix) },
    { ENT_ROWS_ACLED, "actor1", 0, acled, COUNT(acled) },
    { ENT_ROWS_TABLE, NULL, 0, table, COUNT(table) },
};
const size_t ent_known_kind_count = COUNT(ent_known_kinds);

static const ent_known_place gdelt_at[] = { { ENT_COLUMN_ID, 0 }, { ENT_COLUMN_DATE, 1 },
    { ENT_COLUMN_SOURCE, 5 }, { ENT_COLUMN_TARGET, 15 }, { ENT_COLUMN_CAMEO, 26 },
    { ENT_COLUMN_INTENSITY, 30 }, { ENT_COLUMN_MENTIONS, 31 }, { ENT_COLUMN_SOURCES, 32 },
    { ENT_COLUMN_ARTICLES, 33 }, { ENT_COLUMN_PLACE, GDELT_PLACE },
    { ENT_COLUMN_REPORTED, GDELT_ADDED }, { ENT_COLUMN_URL, GDELT_URL } };

static const ent_known_place mentions_at[] = { { ENT_COLUMN_ID, 0 },
    { ENT_COLUMN_URL, 5 }, { ENT_COLUMN_CONFIDENCE, 11 } };

static const ent_known_place icews_at[] = { { ENT_COLUMN_ID, 0 }, { ENT_COLUMN_DATE, 1 },
    { ENT_COLUMN_SOURCE, 2 }, { ENT_COLUMN_SOURCE_SECTOR, 3 },
    { ENT_COLUMN_SOURCE_COUNTRY, 4 }, { ENT_COLUMN_RELATION, 5 }, { ENT_COLUMN_CAMEO, 6 },
    { ENT_COLUMN_INTENSITY, 7 }, { ENT_COLUMN_TARGET, 8 },
    { ENT_COLUMN_TARGET_SECTOR, 9 }, { ENT_COLUMN_TARGET_COUNTRY, 10 },
    { ENT_COLUMN_PUBLISHER, 13 }, { ENT_COLUMN_PLACE, 14 } };

static const ent_known_place polecat_at[] = { { ENT_COLUMN_ID, 0 },
    { ENT_COLUMN_DATE, 1 }, { ENT_COLUMN_RELATION, 2 }, { ENT_COLUMN_MODE, 3 },
    { ENT_COLUMN_INTENSITY, 4 }, { ENT_COLUMN_SOURCE, 7 },
    { ENT_COLUMN_SOURCE_COUNTRY, 8 }, { ENT_COLUMN_SOURCE_SECTOR, 10 },
    { ENT_COLUMN_TARGET, 15 }, { ENT_COLUMN_TARGET_COUNTRY, 16 },
    { ENT_COLUMN_TARGET_SECTOR, 18 }, { ENT_COLUMN_PLACE, 23 },
    { ENT_COLUMN_PUBLISHER, 33 }, { ENT_COLUMN_REPORTED, 34 } };

static const ent_known_place phoenix_at[] = { { ENT_COLUMN_ID, 0 },
    { ENT_COLUMN_DATE, 1 }, { ENT_COLUMN_SOURCE, 5 }, { ENT_COLUMN_TARGET, 9 },
    { ENT_COLUMN_CAMEO, 13 }, { ENT_COLUMN_INTENSITY, 16 }, { ENT_COLUMN_PLACE, 20 },
    { ENT_COLUMN_URL, 24 }, { ENT_COLUMN_PUBLISHER, 25 } };

static const ent_known_place petrarch_at[] = { { ENT_COLUMN_DATE, 0 },
    { ENT_COLUMN_SOURCE, 1 }, { ENT_COLUMN_TARGET, 2 }, { ENT_COLUMN_CAMEO, 3 },
    { ENT_COLUMN_ID, 5 } };

static bool is_number(const ent_row_cells *c, int column, uint32_t least, uint32_t most)
{
    ent_row_text cell = ent_row_cell(c, column);
    for (uint32_t i = 0; i < cell.length; i++)
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9') return false;
    return cell.length >= least && cell.length <= most;
}

static bool is_day(const ent_row_cells *c, int column)
{
    ent_date day;
    return ent_row_day(ent_row_cell(c, column), ENT_MONTH_FIRST, &day);
}

/* Upper and lower case letters, digits and '-' in threes. */
static bool is_actor_code(const ent_row_cells *c, int column)
{
    ent_row_text cell = ent_row_cell(c, column);
    for (uint32_t i = 0; i < cell.length; i++) {
        char k = cell.bytes[i];
        bool letter = (k >= 'A' && k <= 'Z') || (k >= 'a' && k <= 'z');
        if (!letter && k != '-' && !(k >= '0' && k <= '9')) return false;
    }
    return cell.length == 0 || cell.length >= 3;
}

static bool is_cameo(const ent_row_cells *c, int column)
{
    ent_row_text cell = ent_row_cell(c, column);
    return cell.length >= 1 && cell.length <= 4 && cell.bytes[0] >= '0'
           && cell.bytes[0] <= '9';
}

static bool fits_gdelt(const ent_row_cells *c)
{
    return (c->count == 57 || c->count == 58 || c->count == 61) && is_number(c, 1, 8, 8)
           && is_cameo(c, 26) && is_number(c, 29, 1, 1) && is_number(c, 33, 1, 9);
}

static bool fits_mentions(const ent_row_cells *c)
{
    return c->count >= 14 && c->count <= 16 && is_number(c, 1, 14, 14)
           && is_number(c, 2, 14, 14) && is_number(c, 3, 1, 1) && is_number(c, 11, 1, 3);
}

static bool fits_icews(const ent_row_cells *c)
{
    return c->count == 20 && is_day(c, 1) && is_cameo(c, 6) && is_number(c, 12, 1, 4);
}

static bool fits_polecat(const ent_row_cells *c)
{
    static const char *const types[] = { "AGREE", "CONSULT", "SUPPORT", "COOPERATE",
        "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
        "MOBILIZE", "SANCTION", "COERCE", "ASSAULT" };
    ent_row_text type = ent_row_cell(c, 2);
    bool known = false;
    for (size_t i = 0; i < COUNT(types) && !known; i++)
        known = strlen(types[i]) == type.length
                && memcmp(types[i], type.bytes, type.length) == 0;
    return known && c->count >= 40 && c->count <= 44 && is_day(c, 1);
}

static bool fits_phoenix(const ent_row_cells *c)
{
    return c->count == 26 && is_day(c, 1) && is_number(c, 2, 4, 4) && is_actor_code(c, 5)
           && is_actor_code(c, 9) && is_cameo(c, 13);
}

static bool fits_petrarch(const ent_row_cells *c)
{
    ent_date day;
    return c->count >= 4 && c->count <= 12
           && ent_row_day_short(ent_row_cell(c, 0), ENT_MONTH_FIRST, &day)
           && is_actor_code(c, 1) && is_actor_code(c, 2) && is_cameo(c, 3);
}

const ent_known_order ent_known_orders[] = {
    { ENT_ROWS_GDELT, 57, 61, fits_gdelt, gdelt_at, COUNT(gdelt_at) },
    { ENT_ROWS_MENTIONS, 14, 16, fits_mentions, mentions_at, COUNT(mentions_at) },
    { ENT_ROWS_ICEWS, 20, 20, fits_icews, icews_at, COUNT(icews_at) },
    { ENT_ROWS_POLECAT, 40, 44, fits_polecat, polecat_at, COUNT(polecat_at) },
    { ENT_ROWS_PHOENIX, 26, 26, fits_phoenix, phoenix_at, COUNT(phoenix_at) },
    { ENT_ROWS_PETRARCH, 4, 12, fits_petrarch, petrarch_at, COUNT(petrarch_at) },
};
const size_t ent_known_order_count = COUNT(ent_known_orders);
