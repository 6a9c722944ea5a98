/* SPDX-License-Identifier: Apache-2.0 */
/* deny WORDS PROGRAM ...: start a program on a poorer machine: WORDS may name "landlock" (the kernel has none),
 * "namespaces" (nobody may make any), "seccomp" (no filter can be set) and "nobody" (not root), parted by commas. */
#define _GNU_SOURCE /* setresuid */
#include <errno.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
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

/* Length of the first part of the path that nobody may pass, 0 where there is none: a tree in root's home, for instance. */
static size_t
closed_part(const char *path)
{
    for (const char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/')) {
        char part[PATH_MAX];
        struct stat it;
        snprintf(part, sizeof part, "%.*s", (int)(at - path), path);
        if (stat(part, &it) == 0 && !(it.st_mode & S_IXOTH))
            return (size_t)(at - path);
    }
    return 0;
}

/* Shows the tree at its own path to everybody, in a mount namespace of our own: the closed folder itself stays as it is. */
static int
open_the_way(const char *tree)
{
    size_t closed = tree ? closed_part(tree) : 0;
    if (closed == 0)
        return 1;
    char part[PATH_MAX], held[64];
    int folder = open(tree, O_PATH | O_DIRECTORY | O_CLOEXEC);
    snprintf(held, sizeof held, "/proc/self/fd/%d", folder);
    snprintf(part, sizeof part, "%.*s", (int)closed, tree);
    if (folder < 0 || unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("tmpfs", part, "tmpfs", 0, "mode=755") != 0)
        return 0;
    for (const char *at = strchr(tree + closed + 1, '/'); at; at = strchr(at + 1, '/')) {
        snprintf(part, sizeof part, "%.*s", (int)(at - tree), tree);
        if (mkdir(part, 0755) != 0)
            return 0;
    }
    return mkdir(tree, 0755) == 0 && mount(held, tree, NULL, MS_BIND | MS_REC, NULL) == 0 && chdir(tree) == 0;
}

static int
become_nobody(void)
{
    return geteuid() != 0 || (open_the_way(getenv("HITO_SOURCE")) && setgroups(0, NULL) == 0 &&
                              setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0);
}

int
main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    if (strstr(argv[1], "nobody") && !become_nobody()) {
        perror("nobody");
        return 3;
    }
    if (strstr(argv[1], "landlock") && (!refuse(444, ENOSYS) || !refuse(446, ENOSYS)))
        return 3;
    if (strstr(argv[1], "namespaces") && !refuse(SYS_unshare, EPERM))
        return 3;
    if (strstr(argv[1], "seccomp") && !refuse(SYS_seccomp, ENOSYS))
        return 3;
    execv(argv[2], argv + 2);
    perror(argv[2]);
    return 3;
}
