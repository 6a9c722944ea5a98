/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PUBLICATION_READ_PARTS_H
#define CORE_DOCUMENT_PUBLICATION_READ_PARTS_H

/* The parts of a publication, for publication_read.c alone. Each fills the publication and complains through the walk. */
#include "core/document/json_walk.h"
#include "core/model/publication_build.h"

/** {"en": ..., "es": ...}; both may be empty. Owner: caller, bilingual_clear(). */
Bilingual publication_read_both(JsonWalk *walk, json_t *object, const char *key);

/** An ISO day. */
int32_t publication_read_day(JsonWalk *walk, json_t *object, const char *key);

/** Call @p read for each element of the array @p key, the path set to it. */
typedef void (*PublicationReadEach)(JsonWalk *walk, json_t *node, Publication *publication);
void publication_read_each(JsonWalk *walk, json_t *root, const char *key, Publication *publication,
                           PublicationReadEach read);

/** The element of a row, "" and a complaint when it is not a string. Owner: borrowed. */
const char *publication_read_column(JsonWalk *walk, json_t *row, size_t column);

/** Read partners, objectives, dimensions, code lists, methods and indicators. */
void publication_read_plan(JsonWalk *walk, json_t *root, Publication *publication);

/** Read values, assessments, estimates, restatements, narratives and findings, after the plan. */
void publication_read_numbers(JsonWalk *walk, json_t *root, Publication *publication);

/** Read rules, changed targets, deadlines, what was sent back, and commitments. */
void publication_read_memory(JsonWalk *walk, json_t *root, Publication *publication);

#endif
