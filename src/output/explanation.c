/* explanation.c - a block for each sentence:
 *
 *   2  Norway's government said it had talked to the Ghanaian foreign minister in Oslo.
 *      named    ‘Norway's government’ NOR; ...
 *      claim    GHA meeting NOR, actual: 0.95, wanted 0.20
 *               ...
 *      no       NOR support GHA: 0.13, wanted 0.45
 *      ... */
#include "output/explanation.h"

#include <math.h>
#include <string.h>

#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

enum { WIDTH = 90, FRAME_WIDTH = 60, MOST_GROUNDS = 4, FEW_GROUNDS = 2, MOST_OTHERS = 3 };

/* What is less likely is only counted; what weighs less is left out. */
#define HARDLY       0.05f
#define LEAST_WEIGHT 0.1f

static const char indent[] = "            ";

typedef struct {
    ent_buffer *out, line;
    ent_arena *arena;
    const ent_text *text;
    const ent_explanation *explanation;
} writing;

/* Writes the line, which is emptied, behind `label`. */
static void end_line(writing *w, const char *label)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, w->line.bytes);
    ent_buffer_print(w->out, "   %-9s", label);
    if (plain.length)
        ent_wrap_text(w->out, plain.bytes, WIDTH, sizeof indent - 1, indent);
    ent_buffer_char(w->out, '\n');
    w->out->failed = w->out->failed || w->line.failed || plain.failed;
    ent_buffer_clear(&w->line);
    ent_buffer_free(&plain);
}

const char *ent_mention_words(
    ent_arena *arena, const ent_text *text, const ent_mentions *mentions, size_t index)
{
    const ent_mention *m = &mentions->items[index];
    const ent_sentence piece = { .span = { text->tokens[m->first].span.begin,
                                     text->tokens[m->first + m->count - 1].span.end } };
    return ent_sentence_line(arena, text, &piece);
}

/* "‘the two leaders’ CHN, RUS": words that name several have all their codes. */
static bool write_mentions(writing *w, uint32_t sentence, ent_error *err)
{
    const ent_mentions *mentions = &w->explanation->mentions;
    const ent_mention *before = NULL;
    for (size_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        if (m->sentence != sentence) continue;
        const char *code = *m->actor->code ? m->actor->code : "?";
        if (before && m->group && m->group == before->group
            && m->first == before->first) {
            ent_buffer_print(&w->line, ", %s", code);
            continue;
        }
        const char *words = ent_mention_words(w->arena, w->text, mentions, i);
        if (!words) return ent_fail(err, ENT_MEMORY, "out of memory");
        ent_buffer_print(&w->line, "%s‘%s’ %s", before ? "; " : "", words, code);
        if (m->form == ENT_MENTION_PLACE || m->form == ENT_MENTION_ADJECTIVE)
            ent_buffer_print(&w->line, " (%s)", ent_mention_form_names[m->form]);
        before = m;
    }
    if (before) end_line(w, "named");
    return true;
}

static void write_rule(writing *w, const ent_frame *frame)
{
    size_t length = strlen(frame->words);
    size_t cut = ent_columns_cut(frame->words, length, FRAME_WIDTH);
    ent_buffer_print(&w->line, "rule %s (%s:%u): %.*s%s; source: %s; target: %s",
        frame->id, frame->file ? frame->file : "frames.tsv", frame->line, (int)cut,
        frame->words, cut < length ? "…" : "", frame->from, frame->to);
    end_line(w, "");
}

static void write_stand(
    writing *w, const char *joint, const ent_actor *actor, const ent_stand *stand)
{
    ent_buffer_print(&w->line, "%s%s", joint, actor->code);
    if (stand->place) ent_buffer_print(&w->line, " as %s", stand->place);
    if (stand->words)
        ent_buffer_print(&w->line, " (‘%s’)", stand->words);
    else
        ent_buffer_text(&w->line, " (not named here)");
}

static void write_places(writing *w, const ent_considered *item)
{
    if (!item->trigger) return;
    ent_buffer_print(&w->line, "‘%s’: ", item->trigger);
    write_stand(w, "", item->claim.source, &item->source);
    write_stand(w, ", ", item->claim.target, &item->target);
    end_line(w, "");
}

static void write_ground(writing *w, const ent_ground *ground, size_t before)
{
    if (before) ent_buffer_text(&w->line, "; ");
    if (!signbit(ground->weight)) ent_buffer_char(&w->line, '+');
    ent_buffer_fixed(&w->line, (double)ground->weight, 1);
    ent_buffer_print(&w->line, " %s", ground->of);
    if (*ground->trait) ent_buffer_print(&w->line, " (%s)", ground->trait);
}

/* How rare the relation is speaks against all of them: nothing to tell. */
static bool is_telling(const ent_ground *ground)
{
    return fabsf(ground->weight) >= LEAST_WEIGHT && strcmp(ground->of, "rarity") != 0;
}

static void write_grounds(writing *w, const ent_considered *item, size_t most)
{
    size_t told = 0;
    for (size_t i = 0; i < item->ground_count && told < most; i++)
        if (is_telling(&item->grounds[i]) && item->grounds[i].weight > 0)
            write_ground(w, &item->grounds[i], told++);
    if (told) {
        end_line(w, "for");
    }
    told = 0;
    for (size_t i = item->ground_count; i-- > 0 && told < most;)
        if (is_telling(&item->grounds[i]) && item->grounds[i].weight < 0)
            write_ground(w, &item->grounds[i], told++);
    if (told) end_line(w, "against");
}

static void write_item(writing *w, const ent_considered *item)
{
    static const char *const why[ENT_OUTCOMES] = { [ENT_OUTCOME_SPORT] = "; but it is "
                                                                         "about sport",
        [ENT_OUTCOME_WORDLESS] = "; but no word states it",
        [ENT_OUTCOME_IDLE] = "; but the text states it as done elsewhere",
        [ENT_OUTCOME_OWNED] = "; but a dictionary has the verb say something else" };
    const ent_claim *c = &item->claim;
    bool claim = item->outcome == ENT_OUTCOME_CLAIM;
    ent_buffer_print(&w->line, "%s %s %s", c->source->code,
        ent_relation_table[c->relation].name, c->target->code);
    if (c->rule) ent_buffer_print(&w->line, ", %s", ent_status_names[c->status]);
    ent_buffer_text(&w->line, ": ");
    ent_buffer_fixed(&w->line, (double)c->confidence, 2);
    if (item->threshold > 0) {
        ent_buffer_text(&w->line, ", wanted ");
        ent_buffer_fixed(&w->line, (double)item->threshold, 2);
    }
    if (why[item->outcome]) ent_buffer_text(&w->line, why[item->outcome]);
    end_line(w, claim ? "claim" : "no");
    if (item->frame) write_rule(w, item->frame);
    write_places(w, item);
    write_grounds(w, item, claim ? MOST_GROUNDS : FEW_GROUNDS);
}

static bool same_words(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Read in the same words, which name many: "We, the ministers of ..." */
static bool is_alike(const ent_considered *a, const ent_considered *b)
{
    return a->outcome == b->outcome && a->claim.relation == b->claim.relation
           && a->claim.status == b->claim.status && a->frame == b->frame && a->trigger
           && same_words(a->trigger, b->trigger)
           && same_words(a->source.words, b->source.words)
           && same_words(a->target.words, b->target.words);
}

static bool is_told(const ent_considered *items, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_alike(&items[i], &items[index])) return true;
    return false;
}

static void write_alike(writing *w, const ent_considered *items, size_t at, size_t count)
{
    const char *joint = "";
    for (size_t i = at + 1; i < count; i++) {
        if (!is_alike(&items[at], &items[i])) continue;
        const ent_claim *c = &items[i].claim;
        ent_buffer_print(&w->line, "%s%s %s %s: ", joint, c->source->code,
            ent_relation_table[c->relation].name, c->target->code);
        ent_buffer_fixed(&w->line, (double)c->confidence, 2);
        joint = "; ";
    }
    if (*joint) end_line(w, "as well");
}

static void write_silence(writing *w, uint32_t sentence, ent_silence silence)
{
    static const char *const words[ENT_SILENCES] = {
        [ENT_SILENT_NOBODY] = "no actor is named",
        [ENT_SILENT_UNKNOWN] = "nobody is named of whom it is known whose they are",
        [ENT_SILENT_ALONE] = "only one party is named",
        [ENT_SILENT_SAME] = "all who are named belong together",
        [ENT_SILENT_DISCARD] = "a dictionary drops"
    };
    const ent_dictionary_discard *d = w->text->sentences[sentence].discard;
    ent_buffer_text(&w->line, words[silence]);
    if (silence == ENT_SILENT_DISCARD)
        ent_buffer_print(&w->line, " %s ‘%s’ (%s:%u)",
            d->story ? "stories with" : "sentences with", d->phrase, d->file, d->line);
    end_line(w, "no claim");
}

static void write_items(writing *w, uint32_t sentence)
{
    size_t first, hidden = 0, others = 0,
                  count = ent_explained(w->explanation, sentence, &first);
    ent_silence silence = ent_explain_silence(w->explanation, sentence);
    if (silence != ENT_SILENT_NOT) write_silence(w, sentence, silence);
    if (w->explanation->sport[sentence]) {
        ent_buffer_text(&w->line, "matches and the like are no relations");
        end_line(w, "sport");
    }
    if (!count) return;
    const ent_considered *items = w->explanation->items + first;
    for (size_t i = 0; i < count; i++) {
        const ent_considered *item = &items[i];
        bool plain = item->outcome == ENT_OUTCOME_UNLIKELY && !item->frame;
        if (plain && (others == MOST_OTHERS || item->claim.confidence < HARDLY))
            hidden++;
        else if (!is_told(items, i)) {
            write_item(w, item);
            write_alike(w, items, i, count);
        }
        others += plain;
    }
    if (!hidden) return;
    ent_say_count(&w->line, hidden, others > hidden ? "other pair" : "pair", NULL);
    ent_buffer_text(&w->line, others > hidden ? ", less likely" : ", hardly likely");
    end_line(w, "no");
}

static bool write_sentence(writing *w, uint32_t sentence, ent_error *err)
{
    const char *line = ent_sentence_line(
        w->arena, w->text, &w->text->sentences[sentence]);
    if (!line) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_escape_plain(&w->line, line);
    ent_buffer_print(w->out, "%-3u", sentence + 1);
    if (w->line.bytes) ent_wrap_text(w->out, w->line.bytes, WIDTH, 3, "   ");
    ent_buffer_char(w->out, '\n');
    ent_buffer_clear(&w->line);
    if (!write_mentions(w, sentence, err)) return false;
    write_items(w, sentence);
    ent_buffer_char(w->out, '\n');
    return true;
}

bool ent_write_explanation(ent_buffer *b, ent_arena *arena, const ent_text *text,
    const ent_explanation *explanation, ent_error *err)
{
    writing w = { .out = b, .arena = arena, .text = text, .explanation = explanation };
    bool ok = true;
    ent_buffer_print(b, "━━━ %s ━━━\n\n", text->document->id);
    for (uint32_t i = 0; ok && i < text->sentence_count; i++)
        ok = write_sentence(&w, i, err);
    ent_buffer_free(&w.line);
    return ok && ent_buffer_ok(b, err);
}
