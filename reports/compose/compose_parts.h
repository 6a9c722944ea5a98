/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_COMPOSE_PARTS_H
#define REPORTS_COMPOSE_COMPOSE_PARTS_H

/* Inside the room only: what every part gets, and the parts, one a file. */
#include "core/model/publication.h"
#include "reports/compose/compose.h"
#include "reports/words/words.h"

/** What a part works with. Owner: the publication is borrowed, the report belongs to compose_report(). */
typedef struct Compose {
    const Publication *publication;
    Language language;
    unsigned parts;
    Report *report;
    const Calendar *calendar;            /* of the publication's windows */
    const Window *quarter, *year, *life; /* of the reporting period; NULL when the publication has none */
    const Window *judged; /* whose targets page 1 speaks of: the quarter, or the year when no quarter has a target */
} Compose;

/** Numbers of indicators by how they stand. */
typedef struct Tally {
    int64_t standing[STANDING_COUNT];
    int64_t indicators;
} Tally;

/** Parts, each of which appends its blocks. */
void compose_cover(Compose *compose);
void compose_status(Compose *compose);
void compose_objectives(Compose *compose);
void compose_partner(Compose *compose, const PublicationPartner *partner);
void compose_indicator(Compose *compose, const PublicationIndicator *entry);
void compose_breakdowns(Compose *compose);
void compose_estimates(Compose *compose);
void compose_deviations(Compose *compose);
void compose_restatements(Compose *compose);
void compose_findings(Compose *compose);
void compose_rules(Compose *compose);
void compose_commitments(Compose *compose);
void compose_memory(Compose *compose);
void compose_sheets(Compose *compose);
void compose_quality(Compose *compose);
void compose_protection(Compose *compose);
void compose_reading(Compose *compose);
void compose_manifest(Compose *compose);

/** True for the edition without annexes: charts are drawn low, and what a table says elsewhere is said once. */
bool compose_is_brief(const Compose *compose);

/** True when an indicator is one of the programme's key indicators. */
bool compose_is_key(const Compose *compose, const Indicator *indicator);

/** Narrative of a partner ("" for the indicator) and kind, its numbers bound to the publication's values.
 *  Returns whether there was one. */
bool compose_narrative(Compose *compose, const char *partner, const char *indicator, const char *kind, WordId title);

/** A sentence of the catalogue in the report's language. Owner: static. */
const char *compose_word(const Compose *compose, WordId id);

/** A text of the publication; where only the other language has it, marked as that language.
 *  Owner: caller, block_text_free(). */
BlockText *compose_text(const Compose *compose, const Bilingual *texts);
/** The same as plain words. Owner: borrowed. */
const char *compose_name(const Compose *compose, const Bilingual *texts);

/** "REN-01 Children identified" that leads to the indicator's section. Owner: caller, block_text_free(). */
BlockText *compose_link(const Compose *compose, const Indicator *indicator);
/** True when an indicator has a table by category or a word for why not. */
bool compose_has_breakdown(const Compose *compose, const Indicator *indicator);

/** The id to which an indicator's name leads: its own section, or its partner's where it has none.
 *  Owner: caller, g_free(). */
char *compose_indicator_target(const Compose *compose, const char *code);

/** Ids of an indicator's section, its table by category, and a partner's section. Owner: caller, g_free(). */
char *compose_indicator_id(const char *code);
char *compose_breakdown_id(const char *code);
char *compose_partner_id(const char *id);

/** A heading of the catalogue. Owner: the report. */
Block *compose_heading(Compose *compose, unsigned level, WordId title, const char *id);

/** The label of a code of a dimension, the code itself when the programme has none. Owner: borrowed. */
const char *compose_label(const Compose *compose, const Dimension *dimension, const char *code);
/** The dimension at an index of a table. Owner: borrowed. */
const Dimension *compose_dimension(const Compose *compose, const Table *table, size_t index);

/** How an indicator stands in a window; NOT_ASSESSED when nobody judged it. */
Standing compose_standing(const Compose *compose, const char *indicator, const Window *window);
/** The mark in front of a standing's word. */
BlockMark compose_mark(Standing standing);
/** Count how the indicators of a partner or an objective stand, NULL for all. */
Tally compose_tally(const Compose *compose, const char *partner, const char *objective);
/** "3 on target, 2 off target and 1 suppressed". Owner: caller, g_free(). */
char *compose_tally_words(const Compose *compose, const Tally *tally);

#endif
