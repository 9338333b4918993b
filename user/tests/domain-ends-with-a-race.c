/* SPDX-License-Identifier: MIT */
/* A program that tells of a data race ends its domain, with the two accesses; its steps are told in order, and when there
 * is no room for all of them, the last ones. */
#include "domain.h"

#include <signal.h>
#include <sys/syscall.h>

static void
note(uint64_t value)
{
    struct heddle_note n = { .kind = HEDDLE_NOTE_WRITE, .size = 4, .pc = 7, .value = value };

    CHECK_EQ(syscall(SYS_heddle, HEDDLE_NOTE, &n), 0);
}

static int
inside(void)
{
    struct heddle_race race = { .address = 99, .access = { { .pc = 1, .tid = 2 }, { .pc = 3, .tid = 4 } } };

    CHECK_EQ(syscall(SYS_heddle, HEDDLE_POINT, NULL), HEDDLE_IN_DOMAIN | HEDDLE_RACES | HEDDLE_NOTES);
    for (unsigned i = 0; i < 5; i++)
        note(i);
    syscall(SYS_heddle, HEDDLE_RACE, &race);
    puts("it goes on");
    return 0;
}

int
main(int argc, char **argv)
{
    struct heddle_note notes[3];
    struct heddle_schedule s = { .flags = HEDDLE_RACES | HEDDLE_NOTES, .notes = notes, .notes_room = 3 };

    if (argc > 1)
        return inside();
    run_domain(argv[0], &s);
    CHECK_EQ(s.verdict, HEDDLE_RACED);
    CHECK_EQ(s.race.address, 99);
    CHECK_EQ(s.race.access[1].pc, 3);
    CHECK_EQ(domain_text[0], 0);
    CHECK_EQ(s.notes_made, 5);
    CHECK(s.notes == notes);
    CHECK_EQ(notes[3 % 3].value, 3);
    CHECK_EQ(notes[4 % 3].value, 4);
    CHECK_EQ(notes[2].value, 2);
    CHECK_EQ(notes[2].tid, 2);
    CHECK(notes[2].number > 0 && notes[2].number == notes[0].number);
    CHECK_ERRNO(syscall(SYS_heddle, HEDDLE_NOTE, &notes[0]), ENOSYS);
    return 0;
}
