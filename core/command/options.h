/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_OPTIONS_H
#define CORE_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/command/command.h"

/** One option of a sub-command: either a value or a flag is set, the other pointer is NULL. */
typedef struct Option {
    const char *name;        /* long name without dashes */
    char letter;             /* short name, or 0 */
    char **value;            /* set to a copy of the word that follows; the last one counts */
    bool *flag;              /* set to true */
    const char *placeholder; /* "DIR", "FILE"; NULL for flags */
    const char *meaning[LANGUAGE_COUNT];
} Option;

/** What a sub-command is for and how many words it takes. */
typedef struct Usage {
    const char *name;  /* "compute", "plugin sign" */
    const char *words; /* "PROGRAMME PARTNER" */
    int min_words, max_words;
    const char *purpose[LANGUAGE_COUNT];
} Usage;

/** Take the options out of a command line; afterwards argv[1] to argv[argc - 1] are its words, in order.
 *  Prints the help to standard output and answers false for --help.
 *  Owner: the strings behind the values belong to the caller, g_free(); argv stays borrowed.
 *  Errors: false and H0100 to H0103 for an unknown option, a missing value or a wrong number of words. */
bool options_take(Command *command, const Usage *usage, const Option *options, size_t n_options);

/** Complain when a value that the sub-command cannot do without was not given.
 *  Errors: false and H0103. */
bool options_need(Command *command, const Usage *usage, const char *value, const char *name);

#endif
