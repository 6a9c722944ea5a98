/* SPDX-License-Identifier: Apache-2.0 */
/* Constants of our own: headers lag behind kernels. Source: Documentation/userspace-api/landlock.rst. */
#include "core/worker/landlock.h"

#include <errno.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

typedef struct RulesetAttributes {
    uint64_t files;   /* version 1 */
    uint64_t network; /* version 4 */
    uint64_t scoped;  /* version 6 */
} RulesetAttributes;

static const unsigned int ASK_VERSION = 1;

uint32_t
landlock_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
    return version > 0 ? (uint32_t)version : 0;
}

int
landlock_close(uint32_t version)
{
    if (version == 0)
        return ENOSYS;
    unsigned file_rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    RulesetAttributes attributes = {
        .files = (1u << file_rights) - 1,
        .network = version >= 4 ? 3 : 0,
        .scoped = version >= 6 ? 3 : 0,
    };
    size_t size = version >= 6 ? sizeof attributes : version >= 4 ? offsetof(RulesetAttributes, scoped) : offsetof(RulesetAttributes, network);
    long ruleset = syscall(SYS_landlock_create_ruleset, &attributes, size, 0u);
    if (ruleset < 0)
        return errno;
    long done = syscall(SYS_landlock_restrict_self, (int)ruleset, 0u);
    int error = done == 0 ? 0 : errno;
    close((int)ruleset);
    return error;
}
