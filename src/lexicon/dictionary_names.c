/* dictionary_names.c - names in capitals become names as texts write them. */
#include "lexicon/dictionary_names.h"

#include <string.h>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static size_t word_length(const char *word)
{
    return strcspn(word, " -");
}

/* Words that texts write small inside a name, in several languages. */
static bool is_small(const char *word, size_t length)
{
    static const char *const words[] = { "AL", "AN", "AND", "AT", "AUX", "BEN", "BIN",
        "DA", "DAS", "DE", "DEL", "DEN", "DER", "DES", "DI", "DO", "DOS", "DU", "EL",
        "ET", "FOR", "FROM", "IBN", "IN", "LA", "LAS", "LE", "LES", "LOS", "OF", "ON",
        "OR", "TEN", "TER", "THE", "TO", "UL", "UND", "UR", "VAN", "VON", "WITH", "Y" };
    char copy[8] = "";
    if (length >= sizeof copy) return false;
    memcpy(copy, word, length);
    return ENT_AMONG(copy, words);
}

/* "U.N.", "II", "G20", "BBC" (no vowel: nobody says it as a word) */
static bool is_spelt(const char *word, size_t length)
{
    static const char vowels[] = "AEIOUYaeiouy";
    bool roman = length > 1, vowel = false, digit = false, stop = false, letters = true;
    for (size_t i = 0; i < length; i++) {
        roman = roman && strchr("IVX", word[i]);
        vowel |= strchr(vowels, word[i]) != NULL;
        digit |= word[i] >= '0' && word[i] <= '9';
        stop |= word[i] == '.' && i + 1 < length;
        letters = letters && (is_upper(word[i]) || word[i] == '.');
    }
    return roman || digit || stop || (letters && length > 1 && !vowel);
}

/* Lower case of ASCII and of the letters of Latin-1. */
static char small(char before, char c)
{
    bool latin = before == '\xC3' && (unsigned char)c >= 0x80 && (unsigned char)c <= 0x9E
                 && c != '\x97';
    return (char)(is_upper(c) || latin ? c + 0x20 : c);
}

/* Writes one word: its first letter large, and that behind "O'". */
static void write_word(char *word, size_t length, bool first)
{
    if (is_spelt(word, length)) return;
    bool all = !first && is_small(word, length);
    size_t large = (unsigned char)word[0] >= 0xC0 ? 2 : 1;
    for (size_t i = length; i-- > 0;) {
        bool mac = i == 2 && word[1] == '\'';
        if (all || (i >= large && !mac)) word[i] = small(i ? word[i - 1] : ' ', word[i]);
    }
}

const char *ent_dictionary_write(ent_arena *arena, const char *name)
{
    if (!strncmp(name, "THE ", 4)) name += 4;
    char *out = ent_arena_string(arena, name), *at = out;
    while (out && *at) {
        size_t length = word_length(at);
        write_word(at, length, at == out);
        at += length + (at[length] != '\0');
    }
    return out;
}

/* The initials of `name`, small words left out or not, are `brief`. */
static bool are_initials(const char *name, const char *brief, bool all)
{
    while (*name) {
        size_t length = word_length(name);
        if (length && (all || !is_small(name, length)) && *brief++ != *name) return false;
        name += length + (name[length] != '\0');
    }
    return *brief == '\0';
}

bool ent_dictionary_abbreviates(const ent_dictionary_actor *block, const char *name)
{
    enum { LONGEST = 8 };
    size_t length = strlen(name), letters = 0;
    bool any = false;
    char brief[LONGEST + 1] = "";
    if (strchr(name, ' ') || length > 2 * LONGEST) return false;
    for (size_t i = 0; i < length; i++) {
        if (name[i] == '.') continue;
        if (!is_upper(name[i]) && !(name[i] >= '0' && name[i] <= '9')) return false;
        if (letters == LONGEST) return false;
        any |= is_upper(name[i]);
        brief[letters++] = name[i];
    }
    if (!any) return false;
    if (letters < 2 || is_spelt(name, length)) return letters >= 2;
    for (size_t i = 0; i < block->name_count; i++)
        if (strchr(block->names[i], ' ')
            && (are_initials(block->names[i], brief, true)
                || are_initials(block->names[i], brief, false)))
            return true;
    return letters <= 3; /* nobody's name */
}

bool ent_dictionary_human(const char *name)
{
    static const char *const bodies[] = { "ACADEMY", "ADMINISTRATION", "AFFAIRS",
        "AGENCY", "AIRLINES", "AL-QAEDA", "ALLIANCE", "AND", "ARMED", "ARMY", "ASSEMBLY",
        "ASSOCIATION", "AUTHORITY", "BANK", "BATTALION", "BOARD", "BRIGADE", "BRIGADES",
        "BUREAU", "CABINET", "CENTER", "CENTRE", "COALITION", "COMMAND", "COMMISSION",
        "COMMITTEE", "COMMUNIST", "COMPANY", "CONFERENCE", "CONGRESS", "CORPORATION",
        "CORPS", "COUNCIL", "COURT", "CRESCENT", "DEPARTMENT", "EMBASSY", "FACTION",
        "FEDERATION", "FIGHTERS", "FOR", "FORCE", "FORCES", "FOUNDATION", "FRONT", "FUND",
        "GOVERNMENT", "GROUP", "GUARD", "HOUSE", "INSTITUTE", "INTELLIGENCE", "JUNTA",
        "LEAGUE", "LIBERATION", "MILITIA", "MINISTRY", "MISSION", "MOVEMENT", "NATIONAL",
        "NAVY", "OFFICE", "OF", "ORGANIZATION", "PARLIAMENT", "PARTY", "POLICE",
        "POLITBURO", "PRESS", "REBELS", "RED", "REGIME", "REPUBLIC", "SECURITY", "SENATE",
        "SERVICE", "SOCIETY", "STATE", "TROOPS", "TRIBUNAL", "UNION", "UNIVERSITY" };
    size_t words = 0;
    char word[24];
    for (const char *at = name; *at; words++) {
        size_t length = strcspn(at, " ");
        for (size_t i = 0; i < length; i++)
            if (at[i] >= '0' && at[i] <= '9') return false;
        if (length < sizeof word) {
            memcpy(word, at, length);
            word[length] = '\0';
            if (ENT_AMONG(word, bodies)) return false;
        }
        at += length + (at[length] == ' ');
    }
    return words > 0 && words <= 7;
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && !strcmp(name + length - tail, end);
}

ent_name_type ent_dictionary_state_name(const ent_actor *state, const char *name)
{
    static const char *const official[] = { "REPUBLIC", "KINGDOM", "STATE OF", "UNION OF",
        "FEDERATION", "EMIRATE", "COMMONWEALTH" };
    static const char *const of_it[] = { "AN", "ESE", "ISH", "ICH", "CH", "I" };
    for (size_t i = 0; i < sizeof official / sizeof *official; i++)
        if (strstr(name, official[i])) return ENT_NAME_FULL;
    size_t same = 0;
    while (name[same] && ent_upper(state->name[same]) == name[same]) same++;
    for (size_t i = 0; same >= 3 && i < sizeof of_it / sizeof *of_it; i++)
        if (ends_in(name, of_it[i]) && !ends_in(name, "STAN")) return ENT_NAME_ADJECTIVE;
    bool near = same && strlen(name) > 4
                && ent_distance(name, state->name) <= strlen(name) / 4;
    return near ? ENT_NAME_FULL : ENT_NAME_CITY;
}

/* Letters and digits of the folded name, other runs as `between`. */
static char *letters_of(ent_arena *arena, const char *name, const char *between)
{
    char *folded = ent_utf8_fold(arena, name, strlen(name)), *to = folded;
    bool gap = false;
    for (const char *c = folded; c && *c; c++) {
        bool content = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        if (!content) {
            gap |= *c != '.' && *c != '\'';
            continue;
        }
        if (gap && to != folded && *between) *to++ = *between;
        gap = false;
        *to++ = *c;
    }
    if (to) *to = '\0';
    return folded;
}

const char *ent_dictionary_id(ent_arena *arena, const char *name)
{
    return letters_of(arena, name, "-");
}

const char *ent_dictionary_own_code(ent_arena *arena, const char *name)
{
    enum { LONGEST = 24 };
    char *code = letters_of(arena, name, "");
    if (code && strlen(code) > LONGEST) code[LONGEST] = '\0';
    for (char *c = code; c && *c; c++)
        if (*c >= 'a') *c = (char)(*c - 0x20);
    return code;
}
