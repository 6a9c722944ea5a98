/* SPDX-License-Identifier: Apache-2.0 */
/* Case 27: open a file in an IFUNC resolver, which runs before any constructor. By the bare call, since the loader has not bound
 * the library's own symbols yet. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
static long got;
static void
nothing(void)
{
}
static void (*resolve(void))(void)
{
    static const char PATH[] = "/etc/passwd";
    long answered;
    register long flags __asm__("r10") = 0;
    __asm__ volatile("syscall" : "=a"(answered) : "a"(SYS_openat), "D"(AT_FDCWD), "S"(PATH), "d"(O_RDONLY), "r"(flags) : "rcx", "r11", "memory");
    got = answered < 0 ? -answered : BROKEN_DONE;
    return nothing;
}
static void trigger(void) __attribute__((ifunc("resolve")));
#define IN_UPDATE                                                                                                            \
    trigger();                                                                                                               \
    answer = got
#include "tests/broken/sound.h"
