/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_LANDLOCK_H
#define CORE_WORKER_LANDLOCK_H

#include <stdint.h>

/** The version of Landlock that the kernel speaks, 0 when it has none. */
uint32_t landlock_version(void);

/** Give up every right over files, TCP ports, abstract sockets and other processes' signals that this kernel can
 *  take away; needs no_new_privs. Errors: an errno, 0 when done. */
int landlock_close(uint32_t version);

#endif
