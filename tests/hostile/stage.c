/* SPDX-License-Identifier: Apache-2.0 */
/* stage PROGRAM ...: runs a program among processes of its own, so that what an attack does to others it does to nobody: its
 * process namespace ends with it, whatever it forked. Behind it, on standard error: "stage: status S left N", where S is
 * the exit status or minus the signal, and N counts processes that it left behind. */
#define _GNU_SOURCE /* unshare */
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GRACE = 50000 };

/* How many processes are left; those that have ended are only taken leave of. */
static int
left_behind(void)
{
    int status, left = 0;
    usleep(GRACE);
    while (waitpid(-1, &status, WNOHANG) > 0)
        continue;
    if (errno == ECHILD)
        return 0;
    kill(-1, SIGKILL);
    while (waitpid(-1, &status, 0) > 0)
        left++;
    return left;
}

static int
play(char **argv)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)!mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    (void)!mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    pid_t program = fork();
    if (program == 0) {
        execv(argv[0], argv);
        perror(argv[0]);
        _exit(127);
    }
    int status = 0;
    while (waitpid(program, &status, 0) < 0 && errno == EINTR)
        continue;
    int left = left_behind();
    fprintf(stderr, "stage: status %d left %d\n", WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status), left);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    if (unshare(CLONE_NEWPID | CLONE_NEWNS) != 0) {
        fprintf(stderr, "stage: no process namespace: %s\n", strerror(errno));
        return 77;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    pid_t first = fork();
    if (first == 0)
        _exit(play(argv + 1));
    int status = 0;
    return first > 0 && waitpid(first, &status, 0) == first && status == 0 ? 0 : 1;
}
