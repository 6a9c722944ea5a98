/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_PARTS_H
#define CORE_PROTECT_PROTECT_PARTS_H

/* The parts of a publication, for protect_publication.c alone. */
#include "core/model/publication_build.h"
#include "core/protect/protect_publication.h"

/** Partners, objectives, code lists, dimensions, methods and the definitions of indicators. */
void protect_parts_plan(const PublicationDraft *draft, Publication *publication);

/** Values, estimates, assessments and the share of cells printed. */
void protect_parts_numbers(const PublicationDraft *draft, Publication *publication);

/** Restatements and findings. */
void protect_parts_changes(const PublicationDraft *draft, Publication *publication);
void protect_parts_findings(const PublicationDraft *draft, Publication *publication);

/** Rules, commitments, and what the ledger remembers of targets, dates and submissions sent back. */
void protect_parts_memory(const PublicationDraft *draft, Publication *publication);

/** Narratives in pieces; a bound number that the report does not print by itself becomes a value too, as far as protection
 *  let it through. Call after the values are indexed. */
void protect_parts_narratives(const PublicationDraft *draft, Publication *publication);

/** The values of one cell in one window: its number and what belongs to it. */
void protect_parts_cell(Publication *publication, const ActualTable *printable, const ActualIndicator *indicator,
                        size_t window, size_t table, size_t cell);

#endif
