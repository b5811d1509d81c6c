/* page_facts.h - what the head of a page says of its article. */
#ifndef ENT_READ_PAGE_FACTS_H
#define ENT_READ_PAGE_FACTS_H

#include <stdint.h>

#include <libxml/tree.h>

#include "read/slice.h"

typedef enum {
    ENT_FACT_TITLE,    /* og:title, JSON-LD headline, <title> */
    ENT_FACT_HEADLINE, /* <h1>, where there is one */
    ENT_FACT_DATE,
    ENT_FACT_PUBLISHER,
    ENT_FACT_URL,
    ENT_FACT_LANGUAGE,
    ENT_FACT_COUNT
} ent_fact_kind;

/* Of several places that say the same, the one with the lowest rank counts. */
typedef struct {
    ent_slice value; /* empty: nothing said */
    unsigned rank;
    uint32_t line;
} ent_fact;

typedef struct {
    ent_fact facts[ENT_FACT_COUNT];
    unsigned headlines; /* <h1> elements with text */
} ent_page_facts;

/* All strings belong to `arena`. False: out of memory. */
ENT_CHECKED bool ent_page_facts_find(
    ent_arena *arena, xmlNode *page, ent_page_facts *facts, ent_error *err);

/* The article's title: the headline where it agrees with what the page calls itself, else
 * that name without the name of the site ("Talks fail | Example News"). */
ent_slice ent_page_facts_title(const ent_page_facts *facts);

#endif
