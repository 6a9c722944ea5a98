/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PUBLICATION_BUILD_H
#define CORE_MODEL_PUBLICATION_BUILD_H

/* The only way to make a Publication. Two files may include this header, and a lint proves it:
 * core/protect (from actuals, after protection) and core/document/publication_read.c (from a file). */
#include "core/model/publication.h"

/** An empty publication of an edition. Owner: caller, publication_free(). */
Publication *publication_new(const char *edition);

/** Append a value; strings are copied. */
void publication_add_value(Publication *publication, const char *indicator, const char *window, const char *table,
                           const char *cell, Measure measure, ObservationStatus status, const char *text);

/** Build the index behind publication_find(); call once, after the last value. */
void publication_index(Publication *publication);

/** Blank parts to fill in. Owner: caller, until appended to the publication. */
PublicationPartner *publication_partner_new(const char *id);
PublicationNarrative *publication_narrative_new(void);
PublicationIndicator *publication_indicator_new(const char *code, const char *partner);

#endif
