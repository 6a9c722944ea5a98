/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_JAIL_H
#define CORE_WORKER_JAIL_H

#include <stdbool.h>

/** Which private namespaces a worker got; an errno for each that it did not get, else 0. */
typedef struct Jail {
    int mounts, network;
    bool user; /* a user namespace was needed: its uid cannot be changed any more */
} Jail;

/** Enter private user, mount, ipc, uts and network namespaces as far as the machine allows, and make the root an
 *  empty read-only directory that holds nothing but "fd", this process's descriptors. */
Jail jail_enter(void);

#endif
