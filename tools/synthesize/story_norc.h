/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_STORY_NORC_H
#define TOOLS_SYNTHESIZE_STORY_NORC_H

#include <glib.h>

#include "tools/synthesize/story.h"

enum { STORY_NORC_STUDY = 0x41 };

/** The four crimes as they are in the made-up country: what each sample is drawn from. Units: people; frame 0: none needed. */
typedef struct NorcTruth {
    const char *type, *method;
    int64_t frame, truth;
    int age_from, age_to;
} NorcTruth;

extern const NorcTruth NORC_TRUTH[4];

/** @p n people of the default data, fewer when fewer rows are wanted. */
int64_t story_norc_scaled(const Story *story, int64_t n);

/** The sample of one study into its file. */
void story_norc_links(const Story *story, Sheet *sheet, uint64_t study);
void story_norc_captures(const Story *story, Sheet *sheet, uint64_t study);
void story_norc_network(const Story *story, Sheet *sheet, uint64_t study);
void story_norc_survey(const Story *story, Sheet *sheet, uint64_t study);

#endif
