/* SPDX-License-Identifier: Apache-2.0 */
/* The worker with layers taken out of it, for tests alone: this file stands between the worker and the calls that put a layer up
 * (ld --wrap). Which ones, the name of the folder says that it is started from: "landlock+limits/hito-worker". */
#define _GNU_SOURCE /* Linux calls */
#include <errno.h>
#include <grp.h>
#include <linux/seccomp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/worker/contract.h"
#include "core/worker/jail.h"
#include "core/worker/landlock.h"

Jail __real_jail_enter(void);
int __real_landlock_close(uint32_t version);
void __real_contract_check(const hito_plugin *plugin, const Job *job);
int __real_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
int __real_setresuid(uid_t real, uid_t effective, uid_t saved);
int __real_setresgid(gid_t real, gid_t effective, gid_t saved);
int __real_setgroups(size_t n, const gid_t *groups);
int __real_prctl(int option, ...);
int __real_close(int file);
long __real_syscall(long number, ...);
Jail __wrap_jail_enter(void);
int __wrap_landlock_close(uint32_t version);
void __wrap_contract_check(const hito_plugin *plugin, const Job *job);
int __wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
int __wrap_setresuid(uid_t real, uid_t effective, uid_t saved);
int __wrap_setresgid(gid_t real, gid_t effective, gid_t saved);
int __wrap_setgroups(size_t n, const gid_t *groups);
int __wrap_prctl(int option, ...);
int __wrap_close(int file);
long __wrap_syscall(long number, ...);
void *__real_mmap(void *place, size_t size, int rights, int kind, int file, off_t from);
void *__wrap_mmap(void *place, size_t size, int rights, int kind, int file, off_t from);

static bool
without(const char *layer)
{
    const char *path = (const char *)getauxval(AT_EXECFN);
    const char *end = strrchr(path, '/'), *begin = end;
    size_t length = strlen(layer);
    while (begin > path && begin[-1] != '/')
        begin--;
    for (const char *p = begin; p + length <= end; p++) {
        bool starts = p == begin || p[-1] == '+', ends = p[length] == '+' || p + length == end;
        if (starts && ends && memcmp(p, layer, length) == 0)
            return true;
    }
    return false;
}

Jail
__wrap_jail_enter(void)
{
    return without("namespaces") ? (Jail){ENOSYS, ENOSYS, false} : __real_jail_enter();
}

int
__wrap_landlock_close(uint32_t version)
{
    return without("landlock") ? 0 : __real_landlock_close(version);
}

void
__wrap_contract_check(const hito_plugin *plugin, const Job *job)
{
    if (!without("contract"))
        __real_contract_check(plugin, job);
}

int
__wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit)
{
    return without("limits") ? 0 : __real_setrlimit(resource, limit);
}

int
__wrap_setresuid(uid_t real, uid_t effective, uid_t saved)
{
    return without("privileges") ? 0 : __real_setresuid(real, effective, saved);
}

int
__wrap_setresgid(gid_t real, gid_t effective, gid_t saved)
{
    return without("privileges") ? 0 : __real_setresgid(real, effective, saved);
}

int
__wrap_setgroups(size_t n, const gid_t *groups)
{
    return without("privileges") ? 0 : __real_setgroups(n, groups);
}

/* no_new_privs stays: the filter could not be set without it. */
int
__wrap_prctl(int option, ...)
{
    va_list list;
    va_start(list, option);
    unsigned long a = va_arg(list, unsigned long), b = va_arg(list, unsigned long), c = va_arg(list, unsigned long);
    unsigned long d = va_arg(list, unsigned long);
    va_end(list);
    if (option != PR_SET_NO_NEW_PRIVS && without("privileges"))
        return 0;
    return __real_prctl(option, a, b, c, d);
}

/* The rows are mapped to be read. */
void *
__wrap_mmap(void *place, size_t size, int rights, int kind, int file, off_t from)
{
    return __real_mmap(place, size, file == JOB_SLOTS && without("readonly") ? rights | PROT_WRITE : rights, kind, file, from);
}

/* Descriptors that the worker gives back before the plug-in runs. */
int
__wrap_close(int file)
{
    return file < JOB_DESCRIPTOR_END && without("descriptors") ? 0 : __real_close(file);
}

long
__wrap_syscall(long number, ...)
{
    va_list list;
    va_start(list, number);
    long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long);
    va_end(list);
    bool sets_filter = number == SYS_seccomp && a == SECCOMP_SET_MODE_FILTER;
    if (sets_filter && (without("filters") || (without("run-filter") && (b & SECCOMP_FILTER_FLAG_TSYNC))))
        return 0;
    if ((number == SYS_close_range && without("descriptors")) || (number == SYS_capset && without("privileges")))
        return 0;
    return __real_syscall(number, a, b, c, d);
}
