/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_BASE_FINDING_H
#define CORE_BASE_FINDING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/base/language.h"

/** How grave a message is; the gravest one decides the exit status of a command. */
typedef enum FindingLevel {
    FINDING_NOTE,    /* for information */
    FINDING_WARNING, /* a rejected row, a limit of the machine: exit 0 */
    FINDING_ERROR,   /* a partner's file, plug-in or submission: exit 1, report INCOMPLETE */
    FINDING_USAGE,   /* the command line: exit 2 */
    FINDING_REFUSED, /* the programme, or the only input of a command: exit 3 */
    FINDING_MACHINE  /* disk, memory, sandbox: exit 4 */
} FindingLevel;

/** One row of messages.def: a number that never changes meaning and is never used again. */
typedef struct Message {
    uint16_t number;
    FindingLevel level;
    const char *text[LANGUAGE_COUNT]; /* {1} to {4} stand for arguments */
} Message;

/** The outcome of a rule. Strings belong to the list that holds it. */
typedef struct Finding {
    uint16_t number;
    FindingLevel level;  /* from the message, or lowered by finding_list_soften() */
    const char *file;    /* base name of a file, "" when none */
    int64_t row;         /* 1 is the header line; 0 when none */
    int64_t count;       /* how many times, 1 for a single one */
    const char *argument[4];
    const char *partner; /* partner id, "" when the whole programme is meant */
} Finding;

/** Findings in the order in which they were added. */
typedef struct FindingList FindingList;

/** An empty list. Owner: caller, finding_list_free(). */
FindingList *finding_list_new(void);

/** Free a list and all its strings; NULL is allowed. */
void finding_list_free(FindingList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FindingList, finding_list_free)

/** Add one finding; the arguments that follow @p row fill {1}.. and end with NULL.
 *  Never pass the value of a child's record: name file, row, column and rule only. */
void finding_add(FindingList *list, unsigned number, const char *file, int64_t row, ...) G_GNUC_NULL_TERMINATED;

/** Add one finding that stands for @p count of its kind, of which @p row is the first. */
void finding_add_times(FindingList *list, unsigned number, const char *file, int64_t row, int64_t count,
                       ...) G_GNUC_NULL_TERMINATED;

/** Add a copy of a finding of another list, with another partner when @p partner is not NULL. */
void finding_add_copy(FindingList *list, const Finding *finding, const char *partner);

/** Set the partner of findings added from now on; "" for none. */
void finding_list_set_partner(FindingList *list, const char *partner);

/** Lower every finding graver than @p ceiling that stands at or after index @p from:
 *  what stops a partner's own command costs only a section of the office's report. */
void finding_list_soften(FindingList *list, size_t from, FindingLevel ceiling);

size_t finding_list_size(const FindingList *list);

/** Owner: borrowed, valid until the list is freed. */
const Finding *finding_list_peek(const FindingList *list, size_t index);

/** The gravest level in the list, FINDING_NOTE when it is empty. */
FindingLevel finding_list_worst(const FindingList *list);

/** The exit status that the gravest level asks for: 0 to 4. */
int finding_list_exit_status(const FindingList *list);

/** The message with this number. Owner: static. Errors: aborts for a number that is not in messages.def. */
const Message *message_peek(unsigned number);

/** How many messages there are, and the one at an index in number order. Owner: static. */
size_t message_count(void);
const Message *message_at(size_t index);

/** The sentence of a finding, without file and number. Owner: caller, g_free(). */
char *finding_sentence(const Finding *finding, Language language);

/** "file:row: [H0123] sentence". Owner: caller, g_free(). */
char *finding_line(const Finding *finding, Language language);

/** Print every finding as a line, equal ones beyond the tenth of a file and rule as one line with their count. */
void finding_list_print(const FindingList *list, Language language, FILE *stream);

/** GError domain of failures: code is the message number, message holds file, row and arguments encoded. */
GQuark hito_error_quark(void);
#define HITO_ERROR (hito_error_quark())

/** Set an error that carries a numbered message; arguments as in finding_add().
 *  Errors: the one it is asked for. */
void error_set(GError **error, unsigned number, const char *file, int64_t row, ...) G_GNUC_NULL_TERMINATED;

/** Turn an error into a finding of the list and free it. Foreign GErrors become H9001. Owner: takes @p error. */
void finding_add_error(FindingList *list, GError *error);

#endif
