/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_WORKERS_H
#define CORE_COMMAND_WORKERS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/command/command.h"

/** How many processes share the rows of a plug-in: the word behind --workers, 0 when it is not there.
 *  Errors: false and H0107. */
bool workers_wanted(Command *command, const char *word, uint32_t *workers);

#endif
