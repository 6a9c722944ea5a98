/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_ANSWER_H
#define ANALYST_ANSWER_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "core/base/language.h"
#include "estimate/status.h"

/** The estimates of one request, in the order in which they were added, with what must travel with them. */
typedef struct Answer {
    GArray *lines;   /* of AnswerLine */
    GPtrArray *notes; /* name, value, name, value ... */
    const char *method, *source;
} Answer;

/** One estimate; interval names the method of its limits, "" when there are none. */
typedef struct AnswerLine {
    char *name, *interval_method;
    Interval interval;
    EstimateStatus status;
} AnswerLine;

/** Begin and end. */
void answer_init(Answer *answer);
void answer_clear(Answer *answer);

/** Add an estimate with its interval; the name is formatted. */
void answer_add(Answer *answer, EstimateStatus status, const Interval *interval, const char *interval_method, const char *name, ...)
    G_GNUC_PRINTF(5, 6);

/** Add a number that has no interval. */
void answer_add_number(Answer *answer, EstimateStatus status, double value, const char *name, ...) G_GNUC_PRINTF(4, 5);

/** Add what an estimate depends on: the rule, the seed, how many rows were left out. */
void answer_note(Answer *answer, const char *name, const char *value, ...) G_GNUC_PRINTF(3, 4);

/** Whether every estimate is a number. */
bool answer_is_whole(const Answer *answer);

/** Print as text or as JSON; a number that is not one is a word there and null here. */
void answer_print(const Answer *answer, bool json, Language language, FILE *stream);

#endif
