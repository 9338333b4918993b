/* SPDX-License-Identifier: MIT */
/* Wrong: the moments are sorted and slept for; the loop that is made has nothing to do. */
#include "user/lessons/lesson.h"

#include <conc/loop.h>
#include <conc/semaphore.h>
#include <conc/thread.h>

static int64_t delay[16], longest, start;
static struct semaphore stopped = SEMAPHORE_INIT(0);

static void
say(int64_t seconds, const char *way)
{
    printf("@sleep seconds=%ld.%02ld way=%s ms=%ld\n", (long)(seconds / SECONDS(1)), (long)(seconds % SECONDS(1) / MILLISECONDS(10)), way,
           milliseconds_since(start));
}

static void
stop_it(void *arg)
{
    (void)arg;
    conc_sleep(longest + MILLISECONDS(500));
    semaphore_release(&stopped);
}

static void
in_turn(int count)
{
    for (int64_t now = 0; now < longest;) {
        int64_t next = longest;
        for (int i = 0; i < count; i++) {
            next = delay[i] > now && delay[i] < next ? delay[i] : next;
        }
        conc_sleep(next - now);
        now = next;
        for (int i = 0; i < 2 * count; i++) {
            if (delay[i % count] == now && i != count + 1) {
                say(now, i < count ? "later" : "at");
            }
        }
    }
}

int
main(int argc, char **argv)
{
    static char *usual[] = { NULL, "2", "1", "3" };
    char **word = argc > 1 ? argv : usual;
    int count = argc > 1 ? argc - 1 : 3;
    lesson_begin();
    loop_free(loop_new());
    for (int i = 0; i < count; i++) {
        delay[i] = seconds_of(word[i + 1]);
        longest = delay[i] > longest ? delay[i] : longest;
    }
    puts("@program as=written\n@raised error=TypeError\n@program as=without");
    start = conc_now();
    say(delay[0], "soon");
    puts("@stopped ms=0\n@program as=mended");
    struct thread *other = thread_new(stop_it, NULL);
    start = conc_now();
    thread_start(other);
    say(delay[0], "soon");
    in_turn(count);
    semaphore_acquire(&stopped);
    printf("@stopped ms=%ld\n", milliseconds_since(start));
    thread_join(other);
}
