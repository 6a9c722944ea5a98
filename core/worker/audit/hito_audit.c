/* SPDX-License-Identifier: Apache-2.0 */
/* An audit object of the loader (rtld-audit(7)), named to it by LD_AUDIT. Constructors and IFUNC resolvers of a plug-in
 * run inside dlopen; the loader's "consistent" event comes after mapping and before them, so the run filter set here is
 * in force before the plug-in's first instruction. It has a namespace of its own and therefore no libc: system
 * calls only. A filter that cannot be set ends the process. */
#define _GNU_SOURCE /* rtld-audit */
#pragma GCC visibility push(default)
#include <link.h> /* declares the three functions below */
#pragma GCC visibility pop
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "core/wire/job.h"

enum { EXIT_NO_FILTER = 95, KEEP_CLOSED_ON_EXEC = 02000000 };

static long
call(long number, long a, long b, long c, long d, long e, long f)
{
#if defined(__x86_64__)
    long answer;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(answer)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return answer;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
#else
#error "the audit object knows the system calls of x86-64 and arm64"
#endif
}

static int plugin_is_coming;

static int
ends_with(const char *text, const char *end)
{
    size_t n = 0, m = 0;
    while (text[n])
        n++;
    while (end[m])
        m++;
    if (m > n)
        return 0;
    for (size_t i = 0; i < m; i++) {
        if (text[n - m + i] != end[i])
            return 0;
    }
    return 1;
}

/* The mark tells the worker that this object is at work. */
unsigned int
la_version(unsigned int version)
{
    call(SYS_dup3, JOB_RUN_FILTER, JOB_AUDIT_MARK, KEEP_CLOSED_ON_EXEC, 0, 0, 0);
    return version < LAV_CURRENT ? version : LAV_CURRENT;
}

/* The worker opens the plug-in, and nothing else, by its descriptor: JOB_PLUGIN is 7. */
unsigned int
la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
    (void)space;
    (void)cookie;
    if (ends_with(map->l_name, "/fd/7"))
        plugin_is_coming = 1;
    return 0;
}

void
la_activity(uintptr_t *cookie, unsigned int event)
{
    (void)cookie;
    if (event != LA_ACT_CONSISTENT || !plugin_is_coming)
        return;
    plugin_is_coming = 0;
    long size = call(SYS_lseek, JOB_RUN_FILTER, 0, 2, 0, 0, 0);
    long code = size > 0 ? call(SYS_mmap, 0, size, PROT_READ, MAP_PRIVATE, JOB_RUN_FILTER, 0) : -1;
    long answer = -1;
    if (code > 0) {
        struct sock_fprog program = {(unsigned short)((unsigned long)size / sizeof(struct sock_filter)), (struct sock_filter *)code};
        answer = call(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, (long)&program, 0, 0, 0);
    }
    if (answer != 0)
        call(SYS_exit_group, EXIT_NO_FILTER, 0, 0, 0, 0, 0);
}
