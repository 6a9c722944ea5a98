/* SPDX-License-Identifier: Apache-2.0 */
/* deny WORDS PROGRAM ...: start a program on a poorer machine: WORDS may name "landlock" (the kernel has none),
 * "namespaces" (nobody may make any) and "nobody" (not root), parted by commas. */
#define _GNU_SOURCE /* setresuid */
#include <errno.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NOBODY = 65534 };

static int
refuse(unsigned call, unsigned error)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

int
main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    if (strstr(argv[1], "nobody") && geteuid() == 0 &&
        (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 || setresuid(NOBODY, NOBODY, NOBODY) != 0))
        return 3;
    if (strstr(argv[1], "landlock") && (!refuse(444, ENOSYS) || !refuse(446, ENOSYS)))
        return 3;
    if (strstr(argv[1], "namespaces") && !refuse(SYS_unshare, EPERM))
        return 3;
    execv(argv[2], argv + 2);
    perror(argv[2]);
    return 3;
}
