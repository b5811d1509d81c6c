/* overlay_members.c - memberships of the user's lines, with no way back to their start.
 */
#include <string.h>

#include "lexicon/overlay.h"

enum { ORGANISATION, MEMBER, SINCE, UNTIL };

/* The user's memberships while they are read. */
typedef struct {
    const ent_overlay *over;
    const ent_lexicon *lexicon;
    ent_membership *items;
    size_t *next; /* of the same organisation: index + 1; 0 ends */
    size_t count;
    ent_table groups; /* organisation -> its latest one + 1 */
} memberships;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "lexicon: out of memory for memberships");
}

static size_t latest_of(const memberships *m, const char *code)
{
    const ent_entry *e = ent_table_find(&m->groups, code, strlen(code));
    return e ? (size_t)e->value : 0;
}

/* Adds the members of `code` to those that are to be looked at. */
static bool spread(const memberships *m, const char *code, ent_table *reached)
{
    const ent_membership *known;
    bool ok = true;
    size_t count = ent_lexicon_members(m->lexicon, code, &known);
    for (size_t i = 0; i < count && ok; i++)
        ok = ent_table_add(reached, known[i].member, strlen(known[i].member), NULL);
    for (size_t i = latest_of(m, code); i && ok; i = m->next[i - 1]) {
        const char *member = m->items[i - 1].member;
        ok = ent_table_add(reached, member, strlen(member), NULL);
    }
    return ok;
}

/* Does `top` hold `code`, directly or through others? -1: out of memory. */
static int holds(const memberships *m, const char *top, const char *code)
{
    ent_table reached = { 0 };
    bool ok = ent_table_add(&reached, top, strlen(top), NULL), found = false;
    for (size_t i = 0; i < reached.count && ok && !found; i++) {
        found = strcmp(reached.entries[i].key, code) == 0;
        ok = found || spread(m, reached.entries[i].key, &reached);
    }
    ent_table_free(&reached);
    return ok ? found : -1;
}

static bool codes_known(const memberships *m, const ent_user_line *line, ent_error *err)
{
    for (int cell = ORGANISATION; cell <= MEMBER; cell++) {
        const char *code = line->row.cells[cell];
        if (!ent_overlay_has_code(m->over, m->lexicon, code))
            return ent_fail(err, ENT_MALFORMED,
                "%s:%u: code '%s', expected that of a state, organisation or group",
                line->file.name, line->row.line, code);
    }
    return true;
}

static bool no_cycle(const memberships *m, const ent_user_line *line, ent_error *err)
{
    const char *organisation = line->row.cells[ORGANISATION];
    const char *member = line->row.cells[MEMBER];
    if (!strcmp(organisation, member))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: '%s' is a member of itself, expected another", line->file.name,
            line->row.line, member);
    int cycle = holds(m, member, organisation);
    if (cycle < 0) return no_memory(err);
    return !cycle
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: '%s' is a member of '%s' and holds it, expected no cycle",
               line->file.name, line->row.line, member, organisation);
}

static bool add_membership(memberships *m, const ent_user_line *line, ent_error *err)
{
    const char *const *cells = line->row.cells;
    ent_membership *item = &m->items[m->count];
    *item = (ent_membership){ .organisation = cells[ORGANISATION],
        .member = cells[MEMBER] };
    if (!codes_known(m, line, err)
        || !ent_tables_term(&line->file, &line->row, cells[SINCE], cells[UNTIL],
            &item->since, &item->until, err)
        || !no_cycle(m, line, err))
        return false;
    ent_entry *e = ent_table_add(
        &m->groups, item->organisation, strlen(item->organisation), NULL);
    if (!e) return no_memory(err);
    m->next[m->count++] = (size_t)e->value;
    e->value = m->count;
    return true;
}

/* The lexicon's members of each organisation that got another one stand beside it. */
static void join_members(memberships *m)
{
    for (size_t i = 0; i < m->groups.count; i++) {
        const ent_membership *known;
        size_t count = ent_lexicon_members(m->lexicon, m->groups.entries[i].key, &known);
        if (count) memcpy(&m->items[m->count], known, count * sizeof *known);
        m->count += count;
    }
}

static bool read_lines(memberships *m, ent_user_lines *lines, ent_error *err)
{
    for (size_t i = 0; i < lines->count; i++) {
        ent_error fault = { 0 };
        const ent_user_line *line = &lines->items[i];
        if (line->kind != ENT_LINE_MEMBER || add_membership(m, line, &fault)) continue;
        if (!ent_user_fault(lines, &fault, err)) return false;
    }
    return true;
}

bool ent_overlay_members(
    ent_overlay *over, const ent_lexicon *lexicon, ent_user_lines *lines, ent_error *err)
{
    ent_tables *t = &over->tables;
    memberships m = { .over = over, .lexicon = lexicon };
    size_t room = lines->count + lexicon->image.member_count;
    m.items = ent_arena_array(&t->arena, room, sizeof *m.items);
    m.next = ent_arena_array(&t->arena, lines->count, sizeof *m.next);
    bool ok = (m.items && m.next) || no_memory(err);
    ok = ok && read_lines(&m, lines, err);
    if (ok) join_members(&m);
    ent_table_free(&m.groups);
    t->members = m.items;
    t->member_count = m.count;
    return ok && (ent_tables_index_members(t) || no_memory(err));
}
