"""Twelve simulated consoles that speak the real bytes, in a process of their own.

    plan.py        what a session shall be: cars, laps, grid, scripted incidents
    road.py        a circuit as a driver sees it: how fast, on which line, where to pass
    temper.py      how drivers differ and err, all from the seed
    traffic.py     following, passing, keeping apart
    script.py      the scripted incidents on the track
    world.py       the cars move, in steps of four ticks, and laps are counted
    score.py       crossings of the line, official lap times, the flag
    channels.py    the world at a console's ticks as every channel of the packet
    packets.py     channels to sealed datagrams
    console.py     one console: socket, heartbeats, packet ids, faults on the wire
    stage.py       all consoles through menu, grid, session; what to send in the next moments
    boxes.py       rig boxes, real Modbus servers on pseudo-terminals; wire.py, mishaps.py
    bench_hands.py what a technician's hands do at a base in the guided tests
    orders.py      what parent and child say to each other
    transmitter.py the loop of the child process
    simulation.py  the parent's side: start, prepare, go, close
    truth.py       the same laps without a socket, for tests

The cars follow a distance along the centre line and an offset to its right; between two steps
both are quadratic in time, so that every crossing of the line is known exactly.
"""
