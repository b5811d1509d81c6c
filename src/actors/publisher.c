/* publisher.c - official hosts and offices. */
#include "actors/publisher.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const struct {
    const char *sign; /* part of the folded publisher or URL */
    const char *code;
} officials[] = {
    { "state.gov", "USA" },
    { "whitehouse.gov", "USA" },
    { "defense.gov", "USA" },
    { "treasury.gov", "USA" },
    { "department of state", "USA" },
    { "state department", "USA" },
    { "white house", "USA" },
    { "kremlin.ru", "RUS" },
    { "mid.ru", "RUS" },
    { "fmprc.gov.cn", "CHN" },
    { "mfa.gov.cn", "CHN" },
    { "mofa.go.jp", "JPN" },
    { "mofa.go.kr", "KOR" },
    { "mea.gov.in", "IND" },
    { "mfa.gov.tr", "TUR" },
    { "mfa.gov.ua", "UKR" },
    { "mfa.gov.il", "ISR" },
    { "diplomatie.gouv.fr", "FRA" },
    { "elysee.fr", "FRA" },
    { "auswaertiges-amt.de", "DEU" },
    { "bundesregierung.de", "DEU" },
    { "gov.uk", "GBR" },
    { "international.gc.ca", "CAN" },
    { "canada.ca", "CAN" },
    { "dfat.gov.au", "AUS" },
    { "eeas.europa.eu", "EU" },
    { "ec.europa.eu", "EU" },
    { "consilium.europa.eu", "EU" },
    { "nato.int", "NATO" },
    { "un.org", "UN" },
};

static const char *sign_code(const char *folded)
{
    for (size_t i = 0; i < sizeof officials / sizeof *officials; i++) {
        const char *at = strstr(folded, officials[i].sign);
        bool starts = at && (at == folded || strchr("/. @", at[-1]));
        if (starts) return officials[i].code;
    }
    return NULL;
}

static bool is_joint(const char *title)
{
    static const char *const signs[] = { "joint", "ministers", "leaders",
        "statement of the" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(title, signs[i])) return true;
    return false;
}

const ent_actor *ent_publisher_find(
    const ent_lexicon *lexicon, const ent_document *document, bool *joint)
{
    enum { LONGEST = 2000 };
    const char *places[] = { document->publisher, document->url, document->title };
    const char *code = NULL;
    ent_arena scratch = { 0 };
    *joint = false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t length = places[i] ? strlen(places[i]) : 0;
        if (!length || length > LONGEST) continue;
        char *folded = ent_utf8_fold(&scratch, places[i], length);
        if (folded && i == 2) *joint = is_joint(folded);
        if (folded && i < 2 && !code) code = sign_code(folded);
    }
    ent_arena_free(&scratch);
    return code ? ent_lexicon_owner(lexicon, code) : NULL;
}
