/* SPDX-License-Identifier: MIT */
/*
 * One thread puts, two get, through a queue for one, and all join: what was
 * written into an item is there for who gets it, nothing is lost, doubled or
 * out of order, and everybody comes to an end, join not before its time; and
 * the queue may be looked at meanwhile.
 */
#include <conc/queue.h>
#include <explored.h>

enum { GETTERS = 2, EACH = 2, ITEMS = GETTERS * EACH };

static struct queue *q;
static int parcels[ITEMS], opened[ITEMS];
static int got[GETTERS][EACH];

static void
put_all(void)
{
	for (int i = 0; i < ITEMS; i++) {
		parcels[i] = i;
		queue_put(q, &parcels[i]);
	}
}

/* One answer at a time, for each is a step. */
static void
look(int which)
{
	if (which == 0)
		queue_empty(q);
	else if (which == 1)
		queue_full(q);
	else
		expect(queue_qsize(q) <= 1, "at most maxsize items inside", "there are %ld", 2);
}

static void
get_some(int *numbers)
{
	for (int i = 0; i < EACH; i++) {
		void *item = NULL;
		int r = queue_get(q, &item);
		expect(r == 0 && item != NULL, "queue_get to wait until it has an item", "it returns %ld without one", r);
		numbers[i] = *(int *)item;
		opened[numbers[i]]++;
		look(numbers[i]);
		queue_task_done(q);
	}
}

static void
check_join(void)
{
	queue_join(q);
	for (int i = 0; i < ITEMS; i++)
		expect(opened[i] == 1, "each item to be taken once, and reported done before join returns",
		       "one was taken %ld times", opened[i]);
}

static void
work(int me)
{
	if (me <= GETTERS) {
		get_some(got[me - 1]);
		expect(got[me - 1][0] < got[me - 1][1], "items to come out in the order in which they went in",
		       "%ld after a later one", got[me - 1][1]);
		queue_join(q);
		return;
	}
	put_all();
	check_join();
}

int
main(void)
{
	void *item = NULL;

	q = queue_new(1);
	expect(q != NULL && queue_put_nowait(q, parcels) == 0, "a new queue to take an item", "it does not", 0);
	expect(queue_get_nowait(q, &item) == 0 && item == parcels, "the item to come out again", "it does not", 0);
	queue_task_done(q);
	side_by_side(GETTERS + 1, work);
	expect(queue_empty(q), "the queue to be empty in the end", "qsize is %ld", (long)queue_qsize(q));
	return 0;
}
