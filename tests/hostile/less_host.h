/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_HOSTILE_LESS_HOST_H
#define TESTS_HOSTILE_LESS_HOST_H

#include <stdbool.h>

/** Take a check out of the host of this program, for tests alone: ld --wrap puts less_host.c between the host and the check.
 *  One of scan, frames, observations, sort, closing, seal, stdio, patience, links, modes. */
void less_host_remove(const char *check);

/** Whether a check was taken out. */
bool less_host_is_without(const char *check);

#endif
