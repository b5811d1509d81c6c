/* caveats.c - what the report does not know, and how far to trust the rest. */
#include "output/sheet.h"

#include <stdio.h>

#include "output/words.h"

/* Says the sentence as an item of the list, and begins the next. */
static void say_item(void *context, const char *text)
{
    ent_sheet_item(context, text);
}

static void end_item(ent_sheet *f, ent_buffer *text)
{
    if (!ent_say_sentence(text, say_item, f)) f->out->failed = true;
}

static void say_trust(ent_sheet *f, ent_buffer *text)
{
    const ent_makeup *m = &f->digest->makeup;
    if (m->from_texts) {
        ent_buffer_text(text, "The mean confidence of the ");
        ent_say_count(text, m->from_texts, "event", NULL);
        ent_buffer_text(text, " read in texts is ");
        ent_say_fixed(text, m->confidence, 2, false);
        ent_buffer_text(text,
            ": expect about that share of them to be as the text says. Read the "
            "sentence before you quote an event.");
        end_item(f, text);
    }
    if (m->coded) {
        ent_say_count(
            text, m->coded, "event is a row of a file", "events are rows of files");
        ent_buffer_text(text,
            " of coded events: others read the texts, and no sentence stands here to "
            "judge them by.");
        end_item(f, text);
    }
}

/* Where most of what is known was said by one voice, the graph is that voice's. */
static void say_voice(ent_sheet *f, ent_buffer *text)
{
    const ent_makeup *m = &f->digest->makeup;
    if (!m->publisher || m->by_publisher * 2 < f->digest->span.events
        || f->digest->span.events < 10)
        return;
    bool all = m->by_publisher == f->digest->span.events;
    if (!all) ent_say_share(text, m->by_publisher, f->digest->span.events);
    ent_buffer_text(text,
        all ? "All events were published by " : " of the events were published by ");
    ent_buffer_text(text, m->publisher);
    ent_buffer_text(text, ": the graph shows what that publisher writes about.");
    end_item(f, text);
}

static void say_document(ent_sheet *f, ent_buffer *text, const char *document,
    uint64_t events, uint64_t all, const char *noun)
{
    enum { FEWEST = 10 };
    if (!document || all < FEWEST || events * 10 <= all) return;
    ent_buffer_print(text, "One document, %s, makes ", document);
    ent_say_number(text, events);
    ent_buffer_text(text, " of ");
    ent_say_number(text, all);
    ent_buffer_print(text, " %s (", noun);
    ent_say_share(text, events, all);
    ent_buffer_text(text, "): read it before you rely on them.");
    end_item(f, text);
}

/* One long article can make an enmity. */
static void say_documents(ent_sheet *f, ent_buffer *text)
{
    const ent_makeup *m = &f->digest->makeup;
    if (f->digest->span.documents < 2) return;
    say_document(f, text, m->document, m->by_document, f->digest->span.events, "events");
    say_document(f, text, m->hostile_document, m->by_hostile_document, m->hostile,
        "hostile events");
}

static void say_time(ent_sheet *f, ent_buffer *text)
{
    const ent_graph_span *x = &f->digest->span;
    if (!x->undated) return;
    ent_say_count(text, x->undated, "event", NULL);
    ent_buffer_text(text, " (");
    ent_say_share(text, x->undated, x->events);
    ent_buffer_text(text,
        x->undated == 1
            ? ") has no date: it counts in weights and ranks, but in nothing over time."
            : ") have no date: they count in weights and ranks, but in nothing over "
              "time.");
    end_item(f, text);
}

static void say_left_out(ent_sheet *f, ent_buffer *text)
{
    const ent_graph_span *x = &f->digest->span;
    bool country = ent_graph_filter(f->digest->e->graph)->level == ENT_LEVEL_COUNTRY;
    if (x->within) {
        ent_say_count(text, x->within, "event lies", "events lie");
        ent_buffer_text(text,
            country ? " within one state or organisation and" : " within one actor and");
        ent_buffer_text(text, x->within == 1 ? " is" : " are");
        ent_buffer_text(text, " in no relation here");
        ent_buffer_text(
            text, country ? "; --level actor shows persons and bodies." : ".");
        end_item(f, text);
    }
    if (x->nameless) {
        ent_say_count(text, x->nameless, "event has", "events have");
        ent_buffer_text(text, country ? " a side without a country's or organisation's "
                                        "code and"
                                      : " a side without a name and");
        ent_buffer_text(text, x->nameless == 1 ? " is" : " are");
        ent_buffer_text(text, " in no relation here.");
        end_item(f, text);
    }
}

static void say_statuses(ent_sheet *f, ent_buffer *text)
{
    static const ent_status unsure[] = { ENT_PLANNED, ENT_POSSIBLE, ENT_ALLEGED };
    const ent_digest *d = f->digest;
    uint64_t all = 0;
    size_t kinds = 0;
    for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++) {
        all += d->statuses[unsure[i]];
        kinds += d->statuses[unsure[i]] > 0;
    }
    if (!all) return;
    ent_list list = { text, kinds, kinds, 0 };
    for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++) {
        char item[64];
        if (!d->statuses[unsure[i]]) continue;
        snprintf(item, sizeof item, "%llu %s", (unsigned long long)d->statuses[unsure[i]],
            ent_status_names[unsure[i]]);
        ent_say_item(&list, item);
    }
    ent_buffer_text(text, all == 1
                              ? " event is not done, or not sure to be: it weighs"
                              : " events are not done, or not sure to be: they weigh");
    ent_buffer_text(text, " less by the status factors named under Method.");
    end_item(f, text);
}

static void say_input(ent_sheet *f, ent_buffer *text)
{
    const ent_provenance *p = f->digest->e->provenance;
    uint64_t skipped = p ? p->input.malformed + p->input.foreign : 0;
    if (skipped) {
        ent_say_count(text, skipped, "input was skipped", "inputs were skipped");
        ent_buffer_text(text, " (see What was read): nothing of ");
        ent_buffer_text(text, skipped == 1 ? "it is here." : "them is here.");
        end_item(f, text);
    }
    if (p && p->input.stale) {
        ent_say_count(text, p->input.stale, "document was", "documents were");
        ent_buffer_text(text,
            " read by an older lexicon or model; others are not comparable with "
            "them until build --refresh.");
        end_item(f, text);
    }
}

/* Names in one document only are noise as often as not. */
static void write_unknown(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "name", false, 40 },
        { "kind", false, 0 }, { "perhaps of", false, 0 }, { "documents", true, 0 },
        { "mentions", true, 0 } };
    const ent_unknown_names *u = f->digest->e->unknown;
    size_t often = 0;
    ent_buffer text = { 0 };
    ent_grid grid;
    while (u && often < u->count && u->items[often].documents > 1) often++;
    if (!often) return;
    ent_buffer_text(&text,
        "Names that no lexicon has, in more than one document: they may be actors that "
        "are missing above (--lexicon takes them).");
    ent_sheet_paragraph(f, &text);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "Names that no lexicon has";
    for (size_t i = 0; i < often && i < f->digest->rows; i++) {
        const ent_unknown_name *n = &u->items[i];
        const char *const cells[] = { n->name, n->kind, n->code };
        ent_grid_row_add(&grid);
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
            ent_buffer_text(&grid.cell, cells[k]);
            ent_grid_cell_end(&grid);
        }
        ent_say_number(&grid.cell, n->documents);
        ent_grid_cell_end(&grid);
        ent_say_number(&grid.cell, n->mentions);
        ent_grid_cell_end(&grid);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, f->digest->rows, often, "names");
}

void ent_section_caveats(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    ent_buffer text = { 0 };
    if (!d->relations && !d->span.within && !d->span.nameless) return;
    ent_sheet_heading(f, "Caveats");
    say_trust(f, &text);
    say_voice(f, &text);
    say_documents(f, &text);
    say_time(f, &text);
    say_statuses(f, &text);
    say_left_out(f, &text);
    say_input(f, &text);
    ent_buffer_text(&text,
        "Weights measure what was reported, not what there was: who is written about "
        "more has more relations.");
    end_item(f, &text);
    write_unknown(f);
    ent_buffer_free(&text);
}
