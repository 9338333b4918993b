/* SPDX-License-Identifier: MIT */
/*
 * P3  fork: one call that returns twice, and a line that is printed twice.
 *
 * Python: os.fork().  The whole process is copied, in the middle of what it is doing.  Both copies return from
 * fork(): the child gets 0, the parent the child's id.  So the code after the fork runs twice, the branch
 * once on each side, and the code after the branch twice again.
 *
 * What is copied includes what stdio still holds in its buffer.  A line that was printed but not yet written
 * when the fork came is written by both.  (Python's multiprocessing flushes first; os.fork does not.)
 *
 * Look at: four lines from one printf and two branches; the child's parent; the same line, with the same process
 * id in it, coming out twice.
 *
 * Why: fork copies the process as it stands, its place in the code included: both go on behind the call, and only
 * the number that it returned tells them apart. stdio's buffer is ordinary memory, so a line that is still in it
 * exists twice from then on, with the parent's process id already written into it; each process writes its copy
 * when it ends or flushes.
 *
 * Try: lesson p3 SECONDS WORD
 */
#include "lesson.h"

#include <sys/wait.h>
#include <unistd.h>

static void
fork_and_branch(int64_t delay, const char *word)
{
    pid_t pid = fork();
    printf("@both word=%s\n", word);
    if (pid == 0) {
        printf("@child pid=%d ppid=%d\n", getpid(), getppid());
    } else {
        printf("@parent pid=%d child=%d\n", getpid(), pid);
    }
    fflush(stdout);
    conc_sleep(delay);
    if (pid == 0) {
        exit(0);
    }
    waitpid(pid, NULL, 0);
}

static void
fork_with_full_buffer(void)
{
    printf("@unflushed by=%d\n", getpid());
    pid_t pid = fork();
    if (pid == 0) {
        exit(0);        /* exit() writes what is in the buffer; so will the parent */
    }
    waitpid(pid, NULL, 0);
    fflush(stdout);
}

int
main(int argc, char **argv)
{
    int64_t delay = arg_seconds(argc, argv, 1, "2");
    const char *word = arg_text(argc, argv, 2, "hello");
    setvbuf(stdout, NULL, _IOFBF, BUFSIZ);      /* as into a file or a pipe: lines stay in the buffer */
    printf("One fork, and both sides go on:\n");
    fflush(stdout);
    fork_and_branch(delay, word);
    printf("A line still in the buffer when the fork comes:\n");
    fflush(stdout);
    fork_with_full_buffer();
}
