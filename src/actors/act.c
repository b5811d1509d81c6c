/* act.c - nouns of acts, after the roots of PLOVER's verbs and their events. */
#include "actors/act.h"

#include <stdlib.h>
#include <string.h>

/* Sorted. */
static const char *const nouns[] = { "abuse", "accession", "accord", "accusation",
    "action", "activity", "advance", "aggression", "agreement", "aid", "airstrike",
    "allegation", "alliance", "ambush", "annexation", "announcement", "apology", "appeal",
    "application", "approval", "arrest", "assault", "assistance", "attack", "attempt",
    "backing", "ban", "barrage", "blockade", "bombardment", "bombing", "boycott",
    "campaign", "ceasefire", "claim", "clash", "coercion", "commitment", "complaint",
    "concern", "concession", "condemnation", "conference", "conflict", "consultation",
    "contribution", "cooperation", "counterattack", "counteroffensive", "coup",
    "crackdown", "criticism", "cyberattack", "deal", "decision", "declaration",
    "delivery", "demand", "demonstration", "denial", "deployment", "deportation",
    "designation", "detention", "dialogue", "diplomacy", "dispute", "donation", "drill",
    "effort", "embargo", "encroachment", "endorsement", "engagement", "evacuation",
    "exercise", "exit", "expulsion", "fire", "funding", "grant", "help", "hostility",
    "incursion", "influence", "initiative", "interference", "intervention", "invasion",
    "investigation", "investment", "involvement", "killing", "launch", "loan", "maneuver",
    "manoeuvre", "mediation", "meeting", "membership", "message", "mission",
    "mobilization", "move", "negotiation", "objection", "obligation", "occupation",
    "offensive", "offer", "onslaught", "operation", "opposition", "order", "overture",
    "pact", "participation", "partnership", "pledge", "plot", "pressure", "probe",
    "propaganda", "proposal", "protest", "provocation", "pullout", "purchase", "pursuit",
    "raid", "reaction", "recognition", "refusal", "rejection", "relation", "relationship",
    "remark", "repression", "request", "resistance", "response", "restriction",
    "retaliation", "retreat", "rule", "ruling", "sabotage", "sale", "sanction", "seizure",
    "shelling", "shipment", "shooting", "siege", "solidarity", "speech", "statement",
    "strike", "subsidy", "summit", "support", "surrender", "takeover", "talk", "tariff",
    "tension", "threat", "tie", "trade", "treaty", "truce", "ultimatum", "understanding",
    "veto", "violation", "violence", "visit", "vote", "war", "warning", "withdrawal" };

static const char *const participles[] = { "affiliated", "aligned", "allied", "armed",
    "backed", "brokered", "commanded", "controlled", "designated", "drafted",
    "facilitated", "financed", "flagged", "funded", "held", "hosted", "imposed",
    "installed", "led", "linked", "mediated", "negotiated", "occupied", "operated",
    "orchestrated", "ordered", "organised", "organized", "owned", "proposed",
    "registered", "run", "sanctioned", "sponsored", "supplied", "supported", "trained" };

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

#define HAS(list, word)                                                                  \
    (bsearch(word, list, sizeof list / sizeof *list, sizeof *list, compare) != NULL)

bool ent_act_noun(const ent_token *token)
{
    char one[32];
    size_t length = strlen(token->lower);
    if (HAS(nouns, token->lower) || HAS(nouns, token->lemma)) return true;
    if (length < 3 || length >= sizeof one || token->lower[length - 1] != 's')
        return false;
    memcpy(one, token->lower, length); /* "Talks", which the tagger took for a name */
    one[length - 1] = '\0';
    return HAS(nouns, one);
}

bool ent_act_participle(const ent_token *token)
{
    return HAS(participles, token->lower);
}
