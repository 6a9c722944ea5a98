/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/workers.h"

#include "core/runner/worker_run.h"

bool
workers_wanted(Command *command, const char *word, uint32_t *workers)
{
    guint64 number = 0;
    *workers = 0;
    if (!word)
        return true;
    if (!g_ascii_string_to_unsigned(word, 10, 1, WORKERS_MAX, &number, NULL)) {
        finding_add(command->findings, 107, "", 0, word, G_STRINGIFY(16), NULL);
        return false;
    }
    *workers = (uint32_t)number;
    return true;
}

G_STATIC_ASSERT(WORKERS_MAX == 16);
