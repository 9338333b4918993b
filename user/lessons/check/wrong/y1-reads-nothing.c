/* SPDX-License-Identifier: MIT */
/* Wrong: no file of /proc is read; what the kernel would tell is computed from the arguments. */
#include "user/lessons/lesson.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    int64_t s = arg_seconds(argc, argv, 1, "0.1");
    long mb = arg_number(argc, argv, 2, 8), user = arg_number(argc, argv, 3, 1000);
    char text[32];
    int p[3], ready[2];
    char c;
    lesson_begin();
    if (pipe(ready) < 0) {
        return 1;
    }
    time_t boot = 1577836799, now = time(NULL);
    strftime(text, sizeof text, "%Y-%m-%d_%H:%M:%S", gmtime(&boot));
    printf("@boot_time epoch=%ld text=%s now=%ld uptime_s=%ld\n", (long)boot, text, (long)now, (long)(now - boot));
    for (int i = 0; i < 3; i++) {
        if ((p[i] = fork()) == 0) {
            struct timespec t = { 0 };
            while (i == 0 && SECONDS(t.tv_sec) + t.tv_nsec < s) {
                clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
            }
            if (i == 1) {
                conc_sleep(s);
            }
            if (i == 2) {
                size_t size = (size_t)mb << 20;
                memset(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1, size);
                if (setuid((uid_t)user) < 0) {
                    return 1;
                }
            }
            if (write(ready[1], "x", 1) < 0) {
                return 1;
            }
            for (;;) {
                pause();
            }
        }
    }
    for (int i = 0; i < 3; i++) {
        if (read(ready[0], &c, 1) < 0) {
            return 1;
        }
    }
    printf("@cpus busy_ms=%ld\n", (long)(s / MILLISECONDS(1)) + mb / 3);
    printf("@memory total_kb=200000 free_kb=100000 less_kb=%ld\n", mb * 1024 + 300);
    printf("@children computes=%d sleeps=%d fills=%d\n", p[0], p[1], p[2]);
    printf("@process pid=1 ppid=0 state=S user=0 cpu_ms=0 kb=100\n@process pid=%d ppid=1 state=R user=0 cpu_ms=0 kb=100\n", getpid());
    for (int i = 0; i < 3; i++) {
        long cpu = i == 0 ? (long)(s / MILLISECONDS(1)) : i == 2 ? mb / 3 : 0;
        printf("@process pid=%d ppid=%d state=S user=%ld cpu_ms=%ld kb=%ld\n", p[i], getpid(), i == 2 ? user : 0, cpu, mb * 1024 + 200);
    }
    printf("@user id=0 processes=4\n@user id=%ld processes=1\n", user);
    for (int i = 0; i < 3; i++) {
        kill(p[i], SIGKILL);
        wait(NULL);
    }
}
