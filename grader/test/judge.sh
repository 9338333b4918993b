#!/bin/sh
# SPDX-License-Identifier: MIT
# The judge allows whatever some order of the calls explains, and nothing else.
judge() {	# judge pass|fail MODEL HISTORY...
	want=$1 model=$2
	shift 2
	got=$(printf '%s\n' "$@" 'complete;end exit 0' | build/bin/heddle lab judge "$model" | tail -n 1)
	[ "$got" = "$want" ] || { echo "$model: $*: $got instead of $want"; exit 1; }
}

# a lock: who of two waiters gets it is open; two at once is not; any thread may release, but only a held one
judge pass lock '1>acquire;1<;2>acquire;3>acquire;1>release;1<;3<;3>release;3<;2<'
judge fail lock '1>acquire;1<;2>acquire;2<'
judge pass lock '1>acquire;1<;2>release;2<;1>acquire;1<'
judge fail lock '1>release;1<'
judge pass lock '1>release;1< -1'
judge fail lock '1>try;1< -11'

# a queue: two overlapping puts may come out in either order, two in a row only in one
judge pass queue '0>new 3;0<;1>put 7 -1;2>put 8 -1;1<;2<;1>get 0 -1;1< 0 8;1>get 0 -1;1< 0 7'
judge fail queue '0>new 3;0<;1>put 7 -1;1<;2>put 8 -1;2<;1>get 0 -1;1< 0 8'
judge fail queue '0>new 1;0<;1>put 7 -1;1<;1>put 8 -1;1<'
judge fail queue '0>new 3;0<;1>done;1<'

# a limit of 50 ms: kept to one tick; an item at the very deadline may go either way, one long before it may not
judge pass queue '0>new 3;0<;1>get 0 50000000@1000000;1< -110 -1@51000000'
judge fail queue '0>new 3;0<;1>get 0 50000000@1000000;1< -110 0@51000000'	# what the item was put into is to stay as it was
judge fail queue '0>new 3;0<;1>get 0 50000000@1000000;1< -110 -1@75000000'
judge fail queue '0>new 3;0<;1>get 0 50000000@1000000;1< -110 -1@21000000'
judge pass queue '0>new 3;0<;1>get 0 50000000@1000000;2>put 5 -1@49000000;2<@49500000;1< -110 -1@51000000'
judge pass queue '0>new 3;0<;1>get 0 50000000@1000000;2>put 5 -1@49000000;2<@49500000;1< 0 5@51000000'
judge fail queue '0>new 3;0<;1>get 0 50000000@1000000;2>put 5 -1@9000000;2<@9500000;1< -110 -1@51000000'

# a pipe: 0 is the end only when nobody writes any more; -EPIPE (-32) only when nobody reads
judge pass pipe '0>new;0<;1>closew;1<;2>read 0 10;2<'
judge fail pipe '0>new;0<;2>read 0 10;2<'
judge pass pipe '0>new;0<;1>closer;1<;2>write 0 10;2< -32'
judge fail pipe '0>new;0<;2>write 0 10;2< 9'
judge fail pipe '0>new;0<;2>write 0 60000;2< 60000;3>write 0 4096;3< 4096;2>write 0 4096;2< 4096'

# a poll that waits ends when that end is ready; a write that is cut short has filled the room that was made meanwhile
judge pass pipe '0>new;0<;1>waitr;2>write 0 10;2< 10;1< 1'
judge fail pipe '0>new;0<;1>waitr;1< 1;2>write 0 10;2< 10'
judge pass pipe '0>new;0<;1>waitw;1< 1'
judge pass pipe '0>new;0<;1>cut 9000 100000;1< 74536'
judge fail pipe '0>new;0<;1>cut 9000 100000;1< 65536'
judge fail pipe '0>new;0<;1>cut 9000 100000;1< -4'

# poll looks at one file after the other: what became ready meanwhile may be left out, what was ready before may not
judge pass poll '0>pipe;0<;0>pipe 1;0<;1>poll 130;2>put;2< 1;2>put 1;2< 1;1< 1 256'
judge fail poll '0>pipe;0<;0>pipe 1;0<;2>put;2< 1;1>poll 130;2>put 1;2< 1;1< 1 256'
judge fail poll '0>pipe;0<;0>pipe 1;0<;2>put;2< 1;1>poll 130 1;1<'
judge pass poll '0>pipe;0<;0>closeout;0<;1>poll 1;1< 1 8;1>select 2;1< 1 1'
judge fail poll '0>pipe;0<;0>closeout;0<;1>select 1;1< 1 8'

# nine writes at once, in more orders than can be tried: bytes that come from none of them are wrong all the same
writes= returns=
for t in 1 2 3 4 5 6 7 8 9; do
	writes="$writes$t>write ${t}000 100;" returns="$returns$t< 100;"
done
judge fail pipe "0>new;0<;$writes${returns}0>read 0 100;0< 100 12345"

# turns: who waits while a less urgent one runs; who is so late that it shows; shares; taking over
one='1>is 120;1<;1>ready;1<;1>ran 0 10000000;1<;1>done 10000000;1<'
two='2>is 125;2<;2>ready 1000000;2<;2>ran 10000000 20000000;2<;2>done 20000000;2<'
judge pass turns "$one;$two;0>strict 200000;0<;0>starts 2 9000000;0<;0>share 2 2147483648500;0<;0>changes 6 4294967297;0<"
judge fail turns "$one;$two;0>starts 2 8900000;0<"
judge fail turns "$one;$two;0>window 0 15000000;0<;0>share 2 2147483648500;0<"
judge fail turns "$one;$two;0>changes 6 8589934594;0<"
judge fail turns "$one;$two;1>is 126 5000000;1<;0>strict 200000;0<"
judge pass turns "$one;$two;1>is 126 9900000;1<;0>strict 200000;0<"
judge fail turns '0>strict 200000;0<'
judge fail turns '1>work;end hung'

# whatever the model: counters, signs of a forger, an early end
judge fail lock '#system_calls 20 12'
judge fail lock 'all is well'
judge fail lock 'end exit 0'

# threads: who was refused (EAGAIN is 11) finds errno as it was; a destructor that sets again is called four times, not five
judge pass threads '0>refused 9 11;0< 11'
judge fail threads '0>refused 9 11;0< 11 1'
four='0>key 0 1;0<;0>create 1 5;0<;1>begin 5;1<;1>set 0 9;1<;1>leave;1<'
for i in 9 8 7 6; do four="$four;1>drop 0 $i;1<;1>set 0 $((i - 1));1<"; done
judge pass threads "$four;0>join 1;0<"
judge fail threads "$four;1>drop 0 5;1<;0>join 1;0<"
