/* SPDX-License-Identifier: Apache-2.0 */
/* Root may unshare without a user namespace and then change its uid; others need one, and keep the only uid in it. */
#define _GNU_SOURCE /* Linux calls */
#include "core/worker/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PRIVATE = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS };

static bool
write_file(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    size_t size = strlen(text);
    bool good = write(file, text, size) == (ssize_t)size;
    close(file);
    return good;
}

/* Without a mapping the new root could not be written. */
static int
map_own_ids(uid_t uid, gid_t gid)
{
    char line[64];
    snprintf(line, sizeof line, "%u %u 1\n", (unsigned)uid, (unsigned)uid);
    bool good = write_file("/proc/self/setgroups", "deny") && write_file("/proc/self/uid_map", line);
    snprintf(line, sizeof line, "%u %u 1\n", (unsigned)gid, (unsigned)gid);
    return good && write_file("/proc/self/gid_map", line) ? 0 : errno;
}

static int
unshare_all(Jail *jail)
{
    uid_t uid = geteuid();
    gid_t gid = getegid();
    if (uid == 0 && unshare(PRIVATE | CLONE_NEWNET) == 0)
        return 0;
    if (unshare(CLONE_NEWUSER | PRIVATE | CLONE_NEWNET) == 0) {
        jail->user = true;
        return map_own_ids(uid, gid);
    }
    jail->network = errno;
    if (uid == 0 && unshare(PRIVATE) == 0)
        return 0;
    if (unshare(CLONE_NEWUSER | PRIVATE) != 0)
        return errno;
    jail->user = true;
    return map_own_ids(uid, gid);
}

static bool
mount_empty(void)
{
    static const char *const PLACES[] = {"/tmp", "/var/tmp", "/mnt", "/dev"};
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (mount("tmpfs", PLACES[i], "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=64k,mode=0755") == 0)
            return chdir(PLACES[i]) == 0;
    }
    return false;
}

/* pivot_root cannot leave an initial ramdisk; moving the mount can. */
static bool
change_root(void)
{
    if (syscall(SYS_pivot_root, ".", ".") == 0)
        return umount2(".", MNT_DETACH) == 0;
    return mount(".", "/", NULL, MS_MOVE, NULL) == 0 && chroot(".") == 0;
}

static int
empty_root(void)
{
    bool good = mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount_empty() && mkdir("fd", 0755) == 0 &&
                mount("/proc/self/fd", "fd", NULL, MS_BIND, NULL) == 0 && change_root() && chdir("/") == 0 &&
                mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) == 0;
    return good ? 0 : errno;
}

Jail
jail_enter(void)
{
    Jail jail = {0};
    jail.mounts = unshare_all(&jail);
    if (jail.mounts == 0)
        jail.mounts = empty_root();
    else
        jail.network = jail.mounts;
    return jail;
}
