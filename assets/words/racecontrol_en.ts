<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>racecontrol</name>
    <message>
        <source>{bookmark}, by {by}.</source>
        <extracomment>ui/bookmark_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {number} struck, by {by}.</source>
        <extracomment>ui/bookmark_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {number}{who}{what}</source>
        <extracomment>ui/bookmark_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control has stopped. The act was not taken. Start the program again.</source>
        <extracomment>ui/bridge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The act was not taken: {failure}</source>
        <extracomment>ui/bridge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>early</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {place}, car {number}: {words}{more}</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig?</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver?</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved} m, {tolerance} m are tolerated</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STANDS</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {seconds} s</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {silent} silent</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {cars} ready{more}</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {cars} moved</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too early</source>
        <extracomment>ui/director/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen at the line</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car selected. Two digits select one.</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note an incident of the selected car</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white flag to the selected car</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the selected car ends its lap now, seen by hand</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected car ready, or no longer; without a car: everybody</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig of the selected car ready, or no longer</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident of {car} noted</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white flag to {name}</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passing by hand: {car}</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no session.</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not entered.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody is ready.</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No grid yet.</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To own best</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To session best</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {lap}</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ideal lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To leader</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To car ahead</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stint</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit stops</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuel</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuel lasts</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps led</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places, last lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still asked</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the bar, {bar}</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{last}, best {best}</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stops}, in the pit lane</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stops}, last {ms} s on lap {lap}</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} l, {per_lap} l a lap</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{laps_left} laps</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{places} won</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{places} lost</source>
        <extracomment>ui/director/car_figures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag to a car: hold 1 blue, 2 white, 3 black and white, 4 black and orange, 5 black.</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show {flag} to the selected car</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digit} after U</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag to the selected car: 1 blue, 2 white, 3 warning, 4 orange disc, 5 black</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flag} flag to {car}</source>
        <extracomment>ui/director/car_flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car, live</source>
        <extracomment>ui/director/car_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car selected. Two digits select a car.</source>
        <extracomment>ui/director/car_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this car yet. It begins with the first lap of a session.</source>
        <extracomment>ui/director/car_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the car: two digits, before the form has the keys.</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make this change</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why? One line.</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CODE</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAT</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to change</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> laps</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car selected</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a session.</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free now. Enter sends it, then 5 s to take it back.</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <extracomment>ui/director/change_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay by</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can start after all</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten to</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot start</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substitute</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the car</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes part again</source>
        <extracomment>ui/director/changes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the pit entry</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the pit entry</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the pit exit</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the pit exit</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Down turns</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 back</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not moved {still} s after go. X aborts the start.</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands on the grid</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart policy</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie for {place} place</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}: {points} points each. Ctrl U shows it.</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm the start, then its lights; or start: hold</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the order after a red flag: hold</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{act}, hold</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequence of the event, and its changes</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grid of the session that is next</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ties that need a person</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consoles of a restart count anew, or on</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overview: gap chart and car</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of start, flags and steps</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one before</source>
        <extracomment>ui/director/conduct.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm the start</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the lights</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abort the start</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formation</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send the cars on a formation lap</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send the cars off for a rolling start</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyway</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm though not everybody is ready</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VSC</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deploy the virtual safety car</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not now</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety car</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deploy the safety car</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the order for the restart</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after a red flag</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FCY</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show full-course yellow</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>announce its end</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit entry</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close or open the pit entry</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit exit</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close or open the pit exit</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the steps come by themselves</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the next step wait</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one minute sooner</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one minute later</source>
        <extracomment>ui/director/controls.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event is open.</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{result}, rev {revision}</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document {number}, {title}: {end}</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap</source>
        <extracomment>ui/director/document_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <extracomment>ui/director/document_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the document.</source>
        <extracomment>ui/director/document_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the document</source>
        <extracomment>ui/director/document_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: open it at full size.</source>
        <extracomment>ui/director/document_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {at} of {count}</source>
        <extracomment>ui/director/document_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a document first.</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ready} of {editions} ready</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} copied: rows, page and picture.</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paths} files written to {parent}.</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opened it. It lies in {paths}.</source>
        <extracomment>ui/paper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the exported documents</source>
        <extracomment>ui/director/documents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>documents, or back</source>
        <extracomment>ui/director/document_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the document</source>
        <extracomment>ui/director/document_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the document in all formats</source>
        <extracomment>ui/director/document_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the document</source>
        <extracomment>ui/director/document_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page of the document</source>
        <extracomment>ui/director/document_pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then a sector, 0 for all</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show green</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show yellow</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digit after Y</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double yellow</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show double yellow</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digit after Y Y</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show red</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R, then press Enter,</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chequered</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the chequered flag</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow, then a sector, 0 for all; twice: double yellow</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red flag: hold R, then Enter</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red flag: keep {key} held and press Enter.</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of {key} to leave it.</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: hold 1, 2 or 3 for a sector, 0 for all.</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} flag</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, sector {sector}</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, all sectors</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sector {where}, {since}</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown {since}</source>
        <extracomment>ui/director/flags.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is running: no flag is out.</source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force, and shown to cars</source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order taken</source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this lap, </source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ending, </source>
        <extracomment>ui/director/flags_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at the first crossing of the line.</source>
        <extracomment>ui/director/gap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown in a race. In a timed session the order is by best lap.</source>
        <extracomment>ui/director/gap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap to the leader</source>
        <extracomment>ui/director/gap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds, at the line, by lap</source>
        <extracomment>ui/director/gap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is to come: no grid is needed.</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form this grid</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the book</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw by lot</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed, published before the draw</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This grid is formed already.</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} of {plan}</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By lot, seed {seed}: the SHA-256 of seed:number orders the cars.</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as the book has it.</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not formed yet; arrows choose, with Ctrl they carry</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formed; arrows choose, with Ctrl they carry</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the book proposes it; arrows choose, with Ctrl they carry</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the seed that was published, then draw.</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, by lot, seed {seed}</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, by hand</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form grid: {plan}{how}{by_hand}</source>
        <extracomment>ui/director/grid_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {place}: car {number} {code}, {source}</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, the first {reversed_top} turned round</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the standings{turned}{drop}.</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By lot, seed {value}.</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook leaves it to the race director: set it by hand.</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By number: the rulebook names no source.</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {key}, which this event does not have: by number</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the result of {plan}, which has not ended: by number until then</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>final</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpublished</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the {how} result of {plan}</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} loses {places}</source>
        <extracomment>ui/director/grid_source.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened yet.</source>
        <extracomment>ui/director/happened.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>ui/director/happened.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session clock, newest first</source>
        <extracomment>ui/director/happened.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start lights</source>
        <extracomment>ui/director/lamps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights are coming</source>
        <extracomment>ui/director/lamps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights out</source>
        <extracomment>ui/director/lamps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All on: hold</source>
        <extracomment>ui/director/lamps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light {on}</source>
        <extracomment>ui/director/lamps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This car has no lap yet. H enters a passing by hand, at the moment of the key.</source>
        <extracomment>ui/director/lap_bars.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps of the selected car</source>
        <extracomment>ui/director/lap_bars.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the laps after that are numbered anew</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen on the video</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream was lost at the line</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passing recorded at the wrong moment</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console&apos;s clock was off</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passing that was none</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passing recorded twice</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another car&apos;s passing</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passing was not recorded</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back at the desk</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong car</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong lap</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enter the end of lap {lap} by hand</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the end of lap {lap}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete the end of lap {lap}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split lap {lap}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take back the correction of lap {lap}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays P{after}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays without a place</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The chequered flag is withdrawn.</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The chequered flag moves with it.</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The chequered flag falls.</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap time changes</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{becoming}, new</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {lap}: {official}</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says when lap {lap} began. Write the time of day.</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{!r} is no moment. Write a lap time, 1:32.418, or a time of day, 14:10:32.4.</source>
        <extracomment>ui/director/lap_change.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>ui/nouns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpolated</source>
        <extracomment>ui/nouns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the game&apos;s last lap</source>
        <extracomment>ui/nouns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap {lap}: {official}</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, estimated</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, does not count</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, ended {at} {error}</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lap first.</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} by {made_by} at {when}: {reason}</source>
        <extracomment>ui/director/lap_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: the lap before, the next</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: its passing 10 ms later, sooner; Shift 100 ms, Ctrl 1 ms</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: enter a passing, delete it, split the lap</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: take back the car&apos;s newest correction</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: compound and driver from this lap on; Enter: note it</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the laps: write the moment, then the reason; Enter: do it</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insert</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take back</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do it</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave it</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment: 1:32.418 or 14:10:32.4</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of the passing: a lap time, or a time of day</source>
        <extracomment>ui/director/lap_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap.</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps, line by line</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as: {words_of}</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as recorded</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who, when, why</source>
        <extracomment>ui/director/lap_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other lap</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best lap</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last lap</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best of car {car}</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last of car {car}</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {lap} of car {car}</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held to</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car to compare with</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap to compare with</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {number}</source>
        <extracomment>ui/director/lap_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click: a passing here; drag a mark: move it</source>
        <extracomment>ui/director/lap_timeline.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passings around the chosen lap</source>
        <extracomment>ui/director/lap_timeline.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of lap {lap}</source>
        <extracomment>ui/director/lap_timeline.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order after the red flag</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this order</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lap</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one lap less</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one lap more</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays out</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the car out</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New lobby</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say whether the consoles count anew</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the order</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the order, {line}</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, without {cars}</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session goes by time.</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consoles start a new race over what is left.</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consoles drive on and keep their lap counters.</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suspended {now} ago</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{since}; order taken at {at}, A arms the restart</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{since}; arrows choose, T takes it</source>
        <extracomment>ui/director/order_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}, {unsure} unsure</source>
        <extracomment>ui/director/order_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the start</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the first lap</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{silent}, {where}: the book says {action}.</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{silent}: the book says nothing for this, the race director decides.</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {named} is silent</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigs {named} are silent</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {driven} % of the distance</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dead} of {field} {part}</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a person</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New. </source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened? Enter notes it, Esc closes.</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note an incident of the selected car</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} new, {seen} seen</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N opens the next</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No grid yet. F forms it.</source>
        <extracomment>ui/director/ready_board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready board</source>
        <extracomment>ui/director/ready_board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader&apos;s last crossing</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of the lap before</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, not past the line since</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}: car {number}, {words}{sure}</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is under way.</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternative</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of lap {lap}{at}</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the grid</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays out</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Session clock stands at {elapsed}.</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (planned {distance})</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{laps} left of {distance}{planned}.{stands}</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} left.{stands}</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No penalty is carried over.</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carried over: {join}.</source>
        <extracomment>ui/director/red_order.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, start {runs}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {kind}, {name}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet: {reason}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand: nothing comes by itself. Ctrl D lets the event run.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits, {time} before it comes. . goes on.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was not taken by itself: {refused}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself in {left}.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself, now.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session in this event</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the event file.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: start, {name}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person starts a race: ready board, A arms.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: restart, {name}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is taken. A arms the restart.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: take the order, {name}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under red. T takes the order.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} goes on</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its end comes with the chequered flag.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: form the grid, {name}</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time is set for it. F forms it.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event is over</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every result is final.</source>
        <extracomment>ui/director/sequence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence of the event</source>
        <extracomment>ui/director/sequence_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <extracomment>ui/director/sequence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every step is taken by hand</source>
        <extracomment>ui/director/sequence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next step waits</source>
        <extracomment>ui/director/sequence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps come by themselves</source>
        <extracomment>ui/director/sequence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session in this event. Load the event file.</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free now: hold.</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free now: press.</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps of {plan}</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and orange</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {number}: </source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sector {sector}</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all sectors</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chequered flag</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green, all sectors</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, deployed</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this lap</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ending, G ends it</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit {end} closed</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit is measured: the safety car says how fast.</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kmh} km/h, tolerance {tolerance} km/h</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lap_factor} × best green time, tolerance {tolerance} s</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook names no limit.</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit {join}; after {grace} s</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case {noted}</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{driven} s, {allowed} s are the least</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> for {for_time} s</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{driven} km/h{lasted}, {allowed} allowed</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue? Lapped by {car}, {gap} s behind</source>
        <extracomment>ui/director/shown.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places {cell} still open</source>
        <extracomment>ui/director/spans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, places {best} to {worst} still open</source>
        <extracomment>ui/director/spans.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start panel</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart panel</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {lamps} lights on</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session on the grid.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {cars} stands. X aborts the start, Y warns.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lamps}. X aborts.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} moved {detail}.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights went out at {out}. Reaction times in seconds.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started at {started} without lights.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Armed since {at}. A starts the lights.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formation lap of a rolling start. Ctrl S starts when the cars come round.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free to arm: hold A.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {laps} now.</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aborted at {until}: {reason}.{length} </source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}, {kind} start</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lights</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start complete</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form grid</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>form the grid</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start without lights</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End session</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end the session</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish result</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publish the provisional result</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare final</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declare the result final</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag is out</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after restart</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under red</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from lap {laps}</source>
        <extracomment>ui/director/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compound</source>
        <extracomment>ui/director/stint_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from here on</source>
        <extracomment>ui/director/stint_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entries yet. Load the entry list in Results.</source>
        <extracomment>ui/director/tower.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing tower</source>
        <extracomment>ui/director/tower.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO DATA</source>
        <extracomment>ui/director/tower.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE {age} s</source>
        <extracomment>ui/director/tower.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE</source>
        <extracomment>ui/director/tower.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nat</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Int</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini-sectors</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>ui/director/tower_columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {place}, car {entry}, {spelled}, {nation}, rig {rig}</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{laps} behind</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap {ms} seconds</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closer to the car ahead than the clocks can tell</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no best</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under investigation, case {word}</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} penalty</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order is the grid</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By number, before a grid is formed</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As classified, {phase}</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap yet. Order is the grid.</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the best laps</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order at the last timing line, hatched: by the last pace</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order at the last mini-sector</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order at the last timing line</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track file for this circuit. Sector times are off.</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed dot: old place</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hatched dot: by its last pace</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track map</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sectors</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector {sector}</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <extracomment>ui/director/track_map.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown too soon, taken back at the desk</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and the chequered flag is withdrawn</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and the chequered flag moves</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {correction}{flag}</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: withdraw the chequered flag</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: clear {flag}, {where}</source>
        <extracomment>ui/director/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot write. No act is taken until it can. Timing goes on in memory and in the recorder.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot write</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn {turn}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {lap}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rest}{detail}. The stewards decide.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} and {car2}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cars {cars} are {apart} apart, the bar is {bar}. Order by the consoles&apos; lap times.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo finish</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver on rig {rig} holds the call button. Send somebody to seat {rig}.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: driver calls</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {kind}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rigs: {kind}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} sends nothing. Send the technician to seat {rig}.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: no packets</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car}, lap {lap}: the game says {official}, we measured {derived_us}. The game&apos;s time stands until you decide.</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap times differ, lap {lap}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entries yet.</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places still open</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title table</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {lap} deleted</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} served</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {penalty}</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decision {decision}</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case {incident}</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, car {car}, {words}: place {before} to {after}</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, cars {gains} move up</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank {rank}, car {car}, {total} points</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, may be {low} to {high} points and rank {best} to {worst}</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if given as heavily as allowed</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as if {plan} ended now</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of what has ended</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start without lights, hold</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>laps of the selected car: mend a passing, or back</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places still open and title, or back</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lap that the selected car is held to</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the open item was seen</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the next item of the queue</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. The act may not have been taken.</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer for 2 s</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is open.</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rig draw for %n cars: seed committed by {by}, hash {hashed}.</source>
        <extracomment>ui/draw_sentences.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, word {word}</source>
        <extracomment>ui/draw_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rigs drawn for %n cars, seed revealed by {by}{said}.</source>
        <extracomment>ui/draw_sentences.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> on {compound}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> with {driver}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car}{note} from lap {lap} on</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, nothing noted</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <extracomment>ui/director/sessions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throttle</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brake</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steering</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degrees</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deg, front</source>
        <extracomment>ui/charts/channels.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car}: driver ready</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car}: driver not ready</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car}: rig ready</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car}: rig not ready</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Everybody ready: %n cars</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>restart {number}, {kind}{length}</source>
        <extracomment>ui/director/start_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session bests</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personal bests</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Mini-sectors {span}: {bests}</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {case}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cars} up</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} is withdrawn: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} takes part again: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{driver} drives {car} from now on: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step waits.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps come by themselves.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is taken by hand.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step comes {time} later.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step comes {time} sooner.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is released from parc ferme: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is back in parc ferme.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} delayed by {time}: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} brought forward by {time}: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is cancelled: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is shortened to {length}: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is run again: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} cannot start in {name}: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} can start in {name} after all.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: formation lap, {kind} start.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: start armed.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: lights.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {laps} less</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: start aborted{shorter}: {reason}</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} moved {moved} m before the lights went out; {tolerance} m are tolerated.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} stands on the grid {still} s after the start.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} deployed.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} ending.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} over.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit entry open.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit entry closed.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit exit open.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit exit closed.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} under {kind}: at {driven} {unit}, {allowed} {unit} allowed, tolerance {tolerance}.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} under {kind}: only {driven} {unit}, {allowed} {unit} allowed, tolerance {tolerance}.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety car in this lap.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is suspended: the clock stands.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {laps} in all</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: order taken by the {countback}{left}.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} goes on.</source>
        <extracomment>ui/flow_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n laps</source>
        <extracomment>ui/format.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>ui/format.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>ui/format.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <extracomment>ui/format.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} served: {service}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} not served after all: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} carried over to {name}: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty {number} of the game taken back: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{protest} {number} upheld: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{protest} {number} rejected: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of {plan} signed by {by}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of {name} is provisional again: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{case} under investigation.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{case} will be investigated after the session.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{case} reviewed, no further action{why}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{case} reopened: {reason}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: case {incident}, {changes}.</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen by a steward</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> on lap {lap}</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stood {stopped} s</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {fastest_kmh} km/h</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost {lost} s</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the game took {taken} s</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> against decision {decision}</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {protest} of {who}{against}: {about}</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cars {cars}, not {old}</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car}, not {old}</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}, {cars}, {reason}:</source>
        <extracomment>ui/justice_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancels and clears</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirms</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves the focus</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows all keys</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves in lists</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selects cars</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no console {name}. Known: {join}</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[{name}] is a table of keys and acts</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is no key. Write a letter, F1 to F12, or a name</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be given to an act: it {does}</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the act of {key} is a name in quotes</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{has_no} {act}. `racecontrol keys list` has all</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{act} stays on {cap}</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cap} for {act} is the key of {has} at {console} too</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no console has the act</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} has no act</source>
        <extracomment>ui/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours to undo in this session.</source>
        <extracomment>ui/mending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: strike bookmark {bookmark}</source>
        <extracomment>ui/mending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} ({code})</source>
        <extracomment>ui/nouns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car}</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden values from {source}, {values} of them, by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate {number} for {rigs} equal rigs issued by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate {number} signed by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigs sealed as on certificate {number} by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden tuning goes to rig {where}, by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {words}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} lost {lost} s, noted by {by}: {why}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {broken}</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {values}, ticked by {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal broken. {line} was {was} when sealed at {when} and is {now} now.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {check} passed{figures}, {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {check} failed{figures}, {by}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from rig {from_rig} to rig {to_rig}</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{car} moved {where} by {by}: {reason}.</source>
        <extracomment>ui/parity_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: e-stop.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: e-stop loop closed, not reset yet.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: e-stop reset by {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the driver is ready.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the driver is not ready.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the driver calls.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {by} is with the driver.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: wheelbase power switched on by {by}: {why}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: wheelbase power switched off by {by}: {why}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase has power.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase has no power.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {kind} is over after {lasted} s.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody sat down.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody sits in the seat.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp cannot be read any more.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp is off.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp shows {lamp}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: </source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{meeting} opened with %n entries.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The program was started.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: grid formed, {first} on first place.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session} started.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident {incident} noted: {words}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {number} rescinded: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session} ended.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisional result of {name} published, revision {revision}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of {session} is final.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: no packets.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is heard again after {silent} s.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, by {made_by}: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction {number} taken back: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {from_m} m to {to_m} m</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track {track}: line of {where} moved {moved}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then </source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal points: {cars}, by {by}: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal points of {cars} open again, by {by}: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: chequered flag withdrawn, the session goes on: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the chequered flag fell at {at}: {reason}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of lap {lap} entered by hand</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of lap {lap} moved</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of lap {lap} deleted</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap {lap} split into two</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, turn {turn}</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, lap {lap}</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {decision}: {who}, {what}, {reason}</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: best lap of the session, {time}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flag} flag to {car}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in sector {sector}</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green{where}.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green, all sectors.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: {flag} flag.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flag}, all sectors.</source>
        <extracomment>ui/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loud</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds off, or on</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds quiet, medium or loud</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no player</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds are off.</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds are on, {level}.</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds are {level}.</source>
        <extracomment>ui/sounds.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{second_line}; Ctrl N makes a case, X strikes it</source>
        <extracomment>ui/steward/bookmarked.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {bookmark}</source>
        <extracomment>ui/steward/bookmarked.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case of bookmark {bookmark}</source>
        <extracomment>ui/steward/bookmarked.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strike bookmark {bookmark}</source>
        <extracomment>ui/steward/bookmarked.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {by}{made}</source>
        <extracomment>ui/steward/bookmarked.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cars {cars}</source>
        <extracomment>ui/steward/car_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no car chosen</source>
        <extracomment>ui/steward/car_picker.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen the case; with a served decision chosen: not served</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen the case</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen the final result</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carry the chosen penalty over to the next session</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Investigate</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After session</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the case without action</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirm that it was served</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign result</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign the provisional result</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no case</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is under investigation.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was put off already.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put off</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a case.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {chosen} is {stage}. O reopens it.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a decision in the log.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {decision} is {state}.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no provisional result to sign.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have signed this result.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>investigate</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>investigate after the session</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no further action on case {number}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} of car {car} served</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as measured</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen, not measured</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign the result of {plan}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no later session to carry it to.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carry decision {decision} over to {name}, {why}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in the field below the log.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a case, or a served decision.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decision {chosen} was not served, {why}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen case {chosen}, {why}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no final result to reopen.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the result of {plan} provisional again, {why}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for a review, {words}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appeal against decision {number}, {words}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no open protest.</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, case {chosen}</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked for review</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, car {car}</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {bookmark}{car}: {mark}</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, {below}. {age} old</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{head}, {count} cases</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}. Case {case}, cars {cars}: </source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}{title}. {age} old</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no further action</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}, noted by {noted}</source>
        <extracomment>ui/steward/case_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>ui/steward/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under investigation</source>
        <extracomment>ui/steward/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the session</source>
        <extracomment>ui/steward/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <extracomment>ui/steward/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further action</source>
        <extracomment>ui/steward/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car to decide on</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it will be printed</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases like this</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fact: what the stewards found</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason in words</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason in words; else the infringement</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infringement</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rulebook} allows these</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no session</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on case {incident}</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a case</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Cases like this</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>range: {span}</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown before it is given</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change. {does}</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if it ended now, </source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}places as they are</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}place {before}, then {after}</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has not started: nothing to decide on.</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision yet.</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. Rescinded: {rescinded}</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision log</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescinded: {rescinded}</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fact</source>
        <extracomment>ui/steward/document_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn up when car, penalty and infringement are chosen.</source>
        <extracomment>ui/steward/document_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document, draft</source>
        <extracomment>ui/steward/document_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the car.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a penalty.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which lap to delete.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the reason.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} It brings {brings}.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} on the licence; the result stays.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next event on; the result stays.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be served; if it is not, {added} s are added.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts on the next grid: behind all others.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts on the next grid: {grid_places} places.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} s are added to the race time.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lap stays in the count; its time does not count.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is recorded only.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} from {before} to {after}</source>
        <extracomment>ui/steward/effect_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data for car {car} from {begin} to {end}. Shown as a gap.</source>
        <extracomment>ui/steward/evidence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solid line</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed line</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the cars&apos; own data</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lap</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between sessions</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{since} after the start</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {at}</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked by {person}</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noted by {person}</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uphold {protest} {number}, {why}</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject {protest} {number}, {why}</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {penalty} is given to {car}</source>
        <extracomment>ui/steward/decision_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {decision}, car {car}: {penalty}, {reason}, by {person} at {at}</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {person}</source>
        <extracomment>ui/steward/decision_log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then {points} in this event.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {count} {penalty} of car {car}.</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{driver}, {nation}, rig {rig}</source>
        <extracomment>ui/steward/facts_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted; the rulebook has no ladder</source>
        <extracomment>ui/steward/ladder_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from none, {zero}</source>
        <extracomment>ui/steward/ladder_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track limits</source>
        <extracomment>ui/steward/ladder_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} {count} {r}</source>
        <extracomment>ui/steward/ladder_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due this lap</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served, +{added} s</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, the game took {taken} s</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, cost {lost} s</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note an incident</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl N; Ctrl G in game; Ctrl P protest</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cars of the incident</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note this incident, Ctrl N</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Game took</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In game</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what the game took by itself, Ctrl G</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protest</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lodge a protest of the chosen car, Ctrl P</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many seconds it took.</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the game took {ms} s of car {car}</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protest of car {car}: {about}</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session yet. An incident belongs to a session.</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the cars of the incident.</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words what happened.</source>
        <extracomment>ui/steward/note_form.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case like this in this event.</source>
        <extracomment>ui/steward/precedents_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {incident}, {session}</source>
        <extracomment>ui/steward/precedents_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result yet. Protests begin with the provisional one.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unserved, due in {crossings}</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served{lap}{cost}</source>
        <extracomment>ui/steward/log.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty, {name}</source>
        <extracomment>ui/steward/penalty_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen</source>
        <extracomment>ui/steward/penalty_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {persons}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {persons}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since published: {line}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision {revision}: {join}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, never published.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, revision {revision}, since {since}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protests closed at {until}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protests until {until}, {left} left.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result and places still open</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session yet.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} {span}</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {spans} more</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be P{best} to P{worst}</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{best} to {worst}</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} to {car}</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: rescind decision {number}, {what}</source>
        <extracomment>ui/steward/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: decision {number} was not served</source>
        <extracomment>ui/steward/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: what the game took of car {car}</source>
        <extracomment>ui/steward/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: reopen case {number}</source>
        <extracomment>ui/steward/undo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the decision</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or Ctrl Enter</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescind</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescind the decision</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by car</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions and penalties</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest first</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uphold</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uphold the protest</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject the protest</source>
        <extracomment>ui/steward/rulings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: to rescind, close, reopen, rule</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason to rescind, to close, to reopen or to rule</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next case</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous case</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>penalty, while the form has the focus</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decide, hold</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescind the chosen decision, hold</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo the last of yours</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note the incident of the form</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note what the game took</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lodge a protest</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ties that need a person, or back</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl U back</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tie is open: Ctrl U</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {incident}</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it stood at that moment</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> S confirms.</source>
        <extracomment>ui/steward/service_keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {decision}: </source>
        <extracomment>ui/steward/service_keeper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served?</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a decision in the log</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescind decision {decision}</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {decision} is rescinded already.</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is rescinded.</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note {cars}: {reason}</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{penalty} to {car}, {reason}</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescind decision {decision}, {reason}</source>
        <extracomment>ui/steward/rescinding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO SESSION</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ARMED</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FINISHED, PROVISIONAL</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FINISHED, FINAL</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FORMATION LAP</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>READY</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RED FLAG</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHEQUERED FLAG</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GREEN</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, IN THIS LAP</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, ENDING</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flag}, SECTORS {sectors}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flag}, SECTOR {sector}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the grid yet</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cars on the grid</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ended, result not published</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result is final</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: {reason}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart being prepared, {left}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended on lap {lap}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cars are finishing</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Racing, leader on lap {lap}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed session</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by time</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n laps left</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race clock</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session clock</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps to go</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts in</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended for</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow for</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutralised for</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formation for</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader at line in</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag out for</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the button</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {keys} for 0.6 s to {purpose}.</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}, not free. {reason}</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, hold {keys}</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, in force</source>
        <extracomment>ui/widgets/act_button.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track state</source>
        <extracomment>ui/widgets/band.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time</source>
        <extracomment>ui/widgets/band.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event is loaded</source>
        <extracomment>ui/widgets/band.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{clock}, stopped</source>
        <extracomment>ui/widgets/band.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due</source>
        <extracomment>ui/widgets/band.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bookmark of yours yet. Space marks this moment.</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bookmark this moment, with the selected car</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same while writing</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word for your last bookmark</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark{car}. Ctrl B adds a word</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {bookmark}: a word, Enter keeps it</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {bookmark}: {words}</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word for the bookmark</source>
        <extracomment>ui/widgets/bookmark_key.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorder</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stewards</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n open cases</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Feeds</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest packet</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}, rig {number}</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock error</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, last {address}</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown datagrams</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamps</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>not rigs {rigs}</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Journal</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took {time} ms</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n facts, last {age} ago</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Health</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock error: standard error. {limit}</source>
        <extracomment>ui/widgets/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <extracomment>ui/widgets/hints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>ui/widgets/hints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {cap} for 0.6 s to {purpose}.</source>
        <extracomment>ui/widgets/hold.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, key {cap}</source>
        <extracomment>ui/widgets/key_label.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending. Not yet in the journal.</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer for 2 s. The act may not have been taken.</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No act yet</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acts appear here with their time</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last act</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: {words}.</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send now</source>
        <extracomment>ui/widgets/last_act.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock this desk; hold to unlock</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock by itself after 2, 5 or 15 min, or never</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked since {locked}</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk does not lock by itself.</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks by itself after {after} min.</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lock}. Hold {cap} to unlock.</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold to unlock; or press here and hold. Everything shown is live.</source>
        <extracomment>ui/widgets/lock.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: choose, or write your own</source>
        <extracomment>ui/widgets/reason_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected car</source>
        <extracomment>ui/widgets/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code}, rig {rig}</source>
        <extracomment>ui/widgets/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two digits select a car</source>
        <extracomment>ui/widgets/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear</source>
        <extracomment>ui/widgets/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control strip</source>
        <extracomment>ui/widgets/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ties</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tie is open: the rulebook&apos;s chain orders everybody.</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this order? It stands in the journal.</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the order</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give this order</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take this order back</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order of a tie needs its reason.</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the tie of {named}</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the tie: {named}</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}: {points} points each, order given: {reason}</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of the rulebook found them equal in all of this.</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook has no chain for ties.</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} have {points} points each and share {place} place. {chain}</source>
        <extracomment>ui/widgets/tie_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie in points</source>
        <extracomment>ui/widgets/tie_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}st</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}nd</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}rd</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}th</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places, counted</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in {name}</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in {name}</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place</source>
        <extracomment>ui/widgets/tie_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are as they came. `racecontrol keys check` says more.</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours for standard colour vision.</source>
        <extracomment>ui/widgets/kept_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours for protanopia.</source>
        <extracomment>ui/widgets/kept_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours for deuteranopia.</source>
        <extracomment>ui/widgets/kept_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours for tritanopia.</source>
        <extracomment>ui/widgets/kept_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car {car}.</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel bar, else clear the selection</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the cancel bar: send now</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold: all keys of this screen</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours for another colour vision</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no event</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake and took nothing. Try again; the log says more.</source>
        <extracomment>racecontrol/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no track {0} in this event.</source>
        <extracomment>racecontrol/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is closing.</source>
        <extracomment>racecontrol/control.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <extracomment>racecontrol/observer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine reads no wheelbases.</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released by the race director for work</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release the selected car&apos;s rig for work, or seal it again</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal rig {rig} again</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release rig {rig} for work</source>
        <extracomment>ui/director/car_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A review of a final result may be asked for until {until}.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to ask for a review</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{protest}. It holds the result of {session}. The stewards rule on it.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is to be lodged by {until}.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to lodge it ended {until}.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {number}, {session}</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is provisional. Protests until {until}.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protest time, {session}</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing holds the result. D declares it final.</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session} is provisional</source>
        <extracomment>ui/director/deadlines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No restart is left.</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last restart.</source>
        <extracomment>ui/director/policy.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} left</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new}{cars} {title}. {detail} {age}.</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} old</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} has passed no timing line from the new rig yet: nothing is measured.</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No move to another rig waits for its time to be credited.</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate {number} waits for a signature</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed by {person}</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not signed yet</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rigs} rigs are equal, {letters}. Issued by {person}, {signed}. Ctrl {key} signs it.</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to rig {rig}: time to credit</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} lost {lost} s up to its next timing line. Ctrl {key} credits that much.</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign the certificate of the rigs</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credit the time that a move to a spare cost</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of the rigs signed</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car}: {lost} s credited</source>
        <extracomment>ui/director/rig_proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late for it.</source>
        <extracomment>ui/director/stint_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap to spare.</source>
        <extracomment>ui/director/stint_line.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n laps to spare.</source>
        <extracomment>ui/director/stint_line.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>too late for what the rules still ask</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lap to spare for what the rules still ask</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n laps to spare for what the rules still ask</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This computer is busy</source>
        <extracomment>ui/director/waiting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase is on the PC.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase goes to its console.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase has left the PC.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase is on the PC, says {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase goes to its console, says {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase comes back to the PC, says {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the wheelbase is right as it is, says {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer keeps up again after {lasted} s.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rigs: {kind} is over after {lasted} s.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rim cannot be read any more.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rim is off.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rim shows {lamp}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not open</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not due</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the chosen case: cars, words, turn as in the form</source>
        <extracomment>ui/steward/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in the form below the cases what is other than it was.</source>
        <extracomment>ui/steward/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct case {number}: {what}</source>
        <extracomment>ui/steward/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: one frame back</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: one frame on</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: one second back</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: one second on</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: back, again faster</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: stop</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence: play, again faster</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no evidence to play.</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence at {speed} x.</source>
        <extracomment>ui/steward/player.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to ask for a review ended {until}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A review may be asked for until {until}, {left} left.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to lodge appeal {number} ended {until}.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeal {number} is to be lodged by {until}, {left} left.</source>
        <extracomment>ui/steward/result_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cars from above, at the cursor</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car has data at this moment.</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car {car} alone</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metres} m from middle to middle</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{apart}, closing at {kmh} km/h</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{apart}, parting at {kmh} km/h</source>
        <extracomment>ui/steward/top_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the decision form, or back to the cases</source>
        <extracomment>ui/steward/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reading of the base yet.</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base on the console, last read {age} ago. No reading of the base.</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base not seen, last read {age} ago. No reading of the base.</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base cable</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that the cable is carried over</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cables</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that all cables are carried over</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rig first.</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine reads no wheelbase of rig {rig}.</source>
        <extracomment>ui/technician/cables.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rig chosen</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who, when</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pass: {rule}.</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. To pass: {rule}.</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check} is {judge}.</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {check}</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} runs. {sentence}</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} is open.</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} passed:{by}</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} failed:{by}</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {passed} of {all} checks passed.</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin test</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin this test</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give up the test</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that it is passed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that it has failed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark rigs ready</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark the rigs ready for the start</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rig: its column, or the two digits of its car.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a check: its row.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program measures this one: begin the test.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is measured here: look, then say whether it is passed.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No test runs at this rig.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rig with all checks waits to be marked.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk runs no guided tests.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is on the grid.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of the rigs</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure or remark, if any</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure or remark</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed_of} of {all} passed at rig {rig}</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check} runs for {since}: {rule}.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{to_pass} Not done yet.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> with {figures}</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>READY {done} of {sat}</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks are missing at rig {missing}.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rig has passed all checks yet.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{marks} rigs can be marked.</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {check} passed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {check} failed</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig of car {car} ready</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rig: click its tile, or type the two digits of its car.</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 60 s; solid: the car, dashed: the wheelbase</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream, events</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show stream and events</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices, golden</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the devices</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input and response</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last events</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>ui/technician/detail.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}, no car</source>
        <extracomment>ui/technician/detail_parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console {address}</source>
        <extracomment>ui/technician/detail_parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seat {rig}, {below}</source>
        <extracomment>ui/technician/detail_parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig boxes and wheelbases</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig box</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none in the event file</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{port}, all boxes asked in {round} ms</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus {bus}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address {address}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, answers in {answer} ms</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {lost} of {all} not answered</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, does not answer</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the season page: rankings, who qualifies</source>
        <extracomment>ui/director/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taken} of {places} places</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>nobody has one</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last in {driver} with {points}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody behind</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first not in {driver} with {points}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {number} is open: {reason}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {number}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserve {number}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reserve}, but {reason}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn: {reason}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {cap}</source>
        <extracomment>ui/season/board_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ahead</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qualification</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook does not say who qualifies: it has no [online.qualification].</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No season is open yet.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was passed over.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook caps no country.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why, as it is printed</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a driver on the board first: arrows walk, W withdraws.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places of the live event</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is out, and why</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places of each country</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why he or she is out</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out, and why</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decisions not written</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why {driver} is out, as it is printed</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a driver under Out first: he or she is put back.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was decided here that could be taken back.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no board to write.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there. {key} again puts these entries into it.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the entry list.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the entry list, {beside} the decisions.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the entry list</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event file keeps all but its entries; else a new file is made.</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps of countries</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry list to</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn,</source>
        <extracomment>ui/season/board_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} points</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>in: {route}</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} in round {round}</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} in each of rounds {first} to {last}</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of reach</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} short</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind by the tie-break</source>
        <extracomment>ui/season/chance_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the chosen tier</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>League</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the rounds that count</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to pass the last who is in</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points to the last who is in</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points to the first who is not</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To last in</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To first out</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points of round {round}; struck through: it does not count</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R{round}</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ranked</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank {rank} of {size}</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {what}</source>
        <extracomment>ui/season/columns.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a driver with the arrows.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the races …</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} in all rounds</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ranked</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {size}</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account {account}</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver {name}</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lobby of {rating}.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} ahead of the first who is not in.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {what}, if the others gain nothing.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out: {why}.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last who is in is {driver} with {points}.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook has no live event to qualify for.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of {region} has a place as it stands.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{league} does not qualify for the live event: {other} does.</source>
        <extracomment>ui/season/driver.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row to write.</source>
        <extracomment>ui/season/exporting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Writing {rows} rows …</source>
        <extracomment>ui/season/exporting.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{path} has {rows} rows.</source>
        <extracomment>ui/season/exporting.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>name, country or account</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All leagues</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All regions</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All countries</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All main areas</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All secondary areas</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>league</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>country</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main area</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary area</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tier</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search drivers by name, country or account</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key {key}</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys 1 to 4</source>
        <extracomment>ui/season/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rankings</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewards</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next part</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold: all keys</source>
        <extracomment>ui/season/head.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not answer: {why} Ctrl R reads the season again.</source>
        <extracomment>ui/season/lane.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lines are copied.</source>
        <extracomment>ui/season/lines.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The event names no season. Add a table [season] with the folder of its results to the event file.</source>
        <extracomment>ui/season/opener.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The season page is open already, in a window of its own.</source>
        <extracomment>ui/season/opener.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The season page could not be opened: {why}.</source>
        <extracomment>ui/season/opener.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The season page opens in a window of its own.</source>
        <extracomment>ui/season/opener.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The season page could not be opened: {why}</source>
        <extracomment>ui/season/opener.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a driver to see what another result would be worth.</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it was</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved}, among the places</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank {rank}</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fin.</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P{position}</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} up</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} down</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as now</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {round} was won: rank {rank} of {region}, {points}.</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A win in round {round} would have given rank {rank} of {region} with {points}.</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A win in round {round} gives rank {rank} of {region} with {points}, as the others stand now.</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if a round had gone otherwise</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points {points}</source>
        <extracomment>ui/season/points_plot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut {points}</source>
        <extracomment>ui/season/points_plot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points yet</source>
        <extracomment>ui/season/points_plot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round {round}: {points}</source>
        <extracomment>ui/season/points_plot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points after each round</source>
        <extracomment>ui/season/points_plot.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver is like this. Esc in the search gives it up; 0 takes all filters away.</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking …</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} of {drivers}</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That driver is not ranked.</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than {rows} rows. Ctrl S writes all of them as CSV.</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected. Arrows with Shift select rows, Ctrl A all.</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} rows are copied.</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all leagues</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all regions</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tier} tier</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like “{words}”</source>
        <extracomment>ui/season/rankings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bronze</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold credits</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver credits</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bronze credits</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook gives no rewards: it has no [online.rewards].</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all tiers</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rewards} rewards, {credits} credits</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewards by league and tier</source>
        <extracomment>ui/season/rewards_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held at</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Races</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lobby</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a driver: his or her rounds stand here.</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {round}: {what}</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not entered</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struck off</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds of the driver</source>
        <extracomment>ui/season/rounds_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it stands after round {round}</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} drivers ranked</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>After round {round} of {rounds}, final order.</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After round {round} of {rounds}, running: equal points share a rank.</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row counted.</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} rows not counted, see {path}.</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rulebook {name}.</source>
        <extracomment>ui/season/standing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are read and ranked. This fills when that is done.</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files have changed since they were read. Ctrl R reads them again.</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season - {name}</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No season is open.</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl R reads the files again.</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search by name, country or account</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter by {what}</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tier: regional, domestic, main area, secondary area</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take all filters away</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move in lists; Home and End: first and last</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the driver</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next part of the page</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what if: the round before</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what if: the next round</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the driver on the board has withdrawn</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put back who had withdrawn</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decisions before the last one</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write: the list as CSV, or the entry list</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy rows, as TSV</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the files again</source>
        <extracomment>ui/season/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power to the base</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says nothing clear</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no port said</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB {port}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base plugged in</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}, never heard</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} packets a second</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}, {rate}, type {packet_type}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {stream}, jitter {stream2}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitter</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {age} ago</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base {label}</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the base does not hear it</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motor</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rim</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTHER SESSION?</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TWO CONSOLES?</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTHER TRACK?</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTHER CAR</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot score a lap.</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console is in a menu. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console may be showing a replay or the demo car. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game is paused. The lap that it was paused in does not count.</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game is loading. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its laps do not fit this session: it is still in another one. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two consoles send from this address. Take one off the net. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The car is far from this circuit: it is on another track. {no_lap}</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It drives another car than the other rigs. Its laps count.</source>
        <extracomment>ui/technician/doubts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packets from here on.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard again after {silent} s without packets.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan} started.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan} ended.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap {lap} in {official}</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n packets missing</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{words}, does not count: {doubt}.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, not driven live: it does not score</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed the end of sector {sector} on lap {lap}.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drove into the pit lane on lap {lap}.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left the pit lane on lap {lap}.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crossed the line to begin lap 1.</source>
        <extracomment>ui/technician/events.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigs</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the rigs</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the parity of the rigs</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the checks</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap to spare</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the swap</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track lines</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the timing lines</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take as golden</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take this rig as the golden one</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load golden file</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load this file</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the golden values</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write golden to rig</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the golden tuning to this rig</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write golden to all</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the golden tuning to all rigs</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue certificate</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that all rigs are equal</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign certificate</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign the certificate</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal rigs</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seal the rigs as they are certified</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written and read back</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden rig, certificate, seal</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of a golden file, then Enter</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden file</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate issued</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate signed</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigs sealed as certified</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no golden values to save.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is the golden one</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rigs</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden tuning goes to {named}</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{values} golden values of {path}</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say above where to save it: the path of a file.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} golden values saved in {path}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden: {source}, {values} values, {by}, {at}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is being written.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {done}, {at}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {failed}: {written}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{good} of {of} {written_mark}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate {issued}: {rigs} rigs {letters}</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {signers}: {names}. A second person signs at another desk.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {names}.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by {by}, {at}. A change breaks it.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is read yet. Plug the wheelbases into this machine, or load a golden file.</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference: every value of every rig is as the golden one.</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick for the rig</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tick this value for the rig</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all rigs</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tick this value for all rigs</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell: a click, or the arrows.</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it?</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value that is ticked</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity of the rigs</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only differences</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>golden: {source}, {values} values</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what {value} is.</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {value} {words}</source>
        <extracomment>ui/technician/parity_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (by hand)</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: golden {text}.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not among the golden values.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {value} {text}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: {words}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, golden {text}.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, as the golden rig.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}, {car}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hash {letters}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing read</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} differ</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheelbase {place}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal_rigs} of {rigs_of} equal</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed at {at} by {by}.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {rigs_of} rigs are equal: {shown}. All checks are passed.</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the cable goes to its console</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: the cable goes back to this machine</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only differences</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy parity and checks for a spreadsheet</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export parity and checks as CSV and JSON</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity and checks copied, for a spreadsheet.</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: {strerror}.</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SEAL BROKEN</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SWAPPED</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHECK {done} OF {all}</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPARE</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sealed</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no car</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE {age}</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubled</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{track} or {other}</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> backwards</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing, never came</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubled, dropped</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late, dropped</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown length, dropped</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not decryptable, dropped</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Game restarts</source>
        <extracomment>ui/technician/readings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer call</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that you are with the driver</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset e-stop</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that the rig is safe</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base power</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch the wheelbase off or on</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept base</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that its settings are right as they are</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched at the technician&apos;s desk</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheelbase of rig {rig} switched off</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheelbase of rig {rig} switched on</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call of rig {rig} answered</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-stop of rig {rig} reset</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheelbase of rig {rig} is right as it is</source>
        <extracomment>ui/technician/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of this rig&apos;s devices.</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No golden rig chosen. Choose one on the page of parity.</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this rig is read yet.</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} values are as the golden rig.</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the golden rig</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden rig</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lines} of {count} differ</source>
        <extracomment>ui/technician/rig_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal} of {sat}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parity</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rigs} open</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all passed</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {sat}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checks done</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 value differs</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lines} values differ</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the golden rig</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no golden rig</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare rig</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seal broken, {rigs}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rigs differ</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{rigs} differ</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sealed {at}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sealed</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>rigs {rigs}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{heard} of {rigs}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receiving</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rig silent</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of {rigs}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all rigs silent</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rigs} silent</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst loss</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}, last 10 s</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 10 s</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown datagrams</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source, length, cipher</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of odd length</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecipherable</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strangers} from {address}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strangers} strangers</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{targets} of {targets2}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cues</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buttons</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buttons not heard</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} lost</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ignored} ignored: {worst}</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accepted} by button, {refused} refused</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all reached</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <extracomment>ui/technician/summary_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written when the driver has moved.</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the next step of the swap</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another swap</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin another swap</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write golden</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the golden tuning to the spare rig</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base to console</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that the base goes over</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move driver</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the driver to the spare rig</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy sheet</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the sheet for the stewards</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheelbase dead</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console dead</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no packets of the console</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pedals not right</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-stop or power</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare rig</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cable</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Streams</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time credit</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {name}: {state}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {row}, rig {rig}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entries.</source>
        <extracomment>ui/technician/seats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who moves</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {row}, spare</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which rig</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two digits or a click</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time credit sheet</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the stewards</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {found} done</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not begun</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, longer than a minute</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed} since it began{late}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden tuning goes to rig {spare}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} moves to rig {spare}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to credit before the move.</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time credit sheet copied.</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}, {word}</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} differ</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed_of}/{all} checks</source>
        <extracomment>ui/technician/swap_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who moves: a row at the left, or the two digits of the car.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every rig has its driver. There is no spare one in this event.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No golden rig is chosen: nothing to compare with.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} {code}, {driver}, at rig {rig}.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the rig.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {spare}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base {place}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console not heard yet</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console silent for {age}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>console heard, {packet_rate_hz} packets a second</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of rig {spare} is read. Plug its base into this machine.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and {lines} more</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Start a lap on its console.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {golden_sheet} values as the golden rig.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being written, then read back.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to write.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The golden tuning is to be written.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver sits there already.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine reads no wheelbase of it.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base is on its console.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that the base goes to its console, then carry the cable over.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from rig {from_rig} to rig {to_rig} at {at}.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose driver and rig first.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free. Laps go on for the same car.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laps are counted on from the new rig after the move.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{laps} kept, lap {laps2} is next</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to credit yet.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ms} s noted by {by}: {reason}.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session was on its way: nothing is lost.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet goes to the stewards: they or the race director credit the time.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {car} {who}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session: {plan}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none on its way</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from rig {from_rig} to rig {to_rig} by {by}: {reason}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouble at rig {from_rig} since {since}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved at {at}, {laps} kept</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed a timing line from rig {to_rig} at {end}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost from the trouble to that line: {lost} s of game time</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credited: {ms} s by {by}</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credited: not yet</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigs, in seat order</source>
        <extracomment>ui/technician/tile_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track file for this circuit: there are no lines to move.</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a line along the track. Tab: next line, arrows: 1 m, Shift 10 m, Enter: lay it there.</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish line</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of sector {number}</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of mini-sector {number}</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing lines</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <extracomment>ui/season/otherwise.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit in</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit out</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} m, {sectors} sectors</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mini_sectors} mini-sectors</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing lines of {circuit}</source>
        <extracomment>ui/technician/track_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouble</source>
        <extracomment>ui/technician/trouble.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <extracomment>ui/technician/trouble.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trouble} For {age}.</source>
        <extracomment>ui/technician/trouble.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} open</source>
        <extracomment>ui/technician/trouble.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no track file for this session.</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have moved no line.</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a rig</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo: the last line you moved goes back</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no track file</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened on this rig since {since}.</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {circuit} to {to} m</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {name} back to {from_time} m</source>
        <extracomment>ui/technician/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision {revision}</source>
        <extracomment>ui/track_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page} of {pages}: ? again turns</source>
        <extracomment>ui/widgets/hints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Z again: {words}</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result of {0} is final.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event is loaded. Open an event file first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no session {0} in this event.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stewards can decide.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the race director can run a session.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the race director can correct passings.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the rig technician or the race director can move a timing line.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is being timed at these lines. End it first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is there already.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started already: its grid stands.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is still running. End it first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A car stands on the grid twice.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grid is empty.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no grid yet. Form the grid first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start is armed. Start the lights, or abort.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started already.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not running: no flag can be shown.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} flag goes to one car. Choose the car first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red. Show green first.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chequered flag is out already.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not running.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An incident needs at least one car.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not started: nothing to decide on.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not allow {1}.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no incident {0}.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has no lap {1} to delete.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A decision needs its reason.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no decision {0}.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {0} is rescinded already.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescinding a decision needs its reason.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not ended: there is no result to publish.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no provisional result to declare final.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions changed the result since it was published. Publish it again.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A machine may only note. People decide.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chequered flag is out. Only red can be shown now.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chequered is free from lap {0}. To stop earlier, end the session.</source>
        <extracomment>racecontrol/meeting/decide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of {0} is over: the flag stands.</source>
        <extracomment>racecontrol/meeting/distance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A car has covered the distance of {0}: mend its laps, and the flag follows.</source>
        <extracomment>racecontrol/meeting/distance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawing the chequered flag needs its reason.</source>
        <extracomment>racecontrol/meeting/distance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has ended.</source>
        <extracomment>racecontrol/meeting/distance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chequered flag of {0} is not out.</source>
        <extracomment>racecontrol/meeting/distance.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not started.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the base into the PC.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases are on the PC.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases go to their consoles.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases have left the PC.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases are on the PC, says {by}.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases go to their consoles, says {by}.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases come back to the PC, says {by}.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases have power.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheelbases have no power.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no packets.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard again.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rigs, {rigs}: {rest}</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is over.</source>
        <extracomment>ui/director/folding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S session best     P personal best     ≈ estimated     ≤ in the error bar</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order as counted back</source>
        <extracomment>ui/director/tower_lines.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision is open: no place hangs on one.</source>
        <extracomment>ui/director/what_if.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the program</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the event</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the journal</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to the rigs</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the consoles</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event is being opened</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this window to stop the start. Nothing is lost by it.</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {of} facts</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n facts</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rigs</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {of}</source>
        <extracomment>ui/opening.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} opened, to be printed: {path}</source>
        <extracomment>ui/paper.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: quarantine lifted by {by}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: wheelbase in quarantine, says {by}: {why}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig}: in quarantine, says {by}: {why}.</source>
        <extracomment>ui/rig_sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the decisions, where the arrows choose, or back to the cases</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a decision in the log: D leads there.</source>
        <extracomment>ui/steward/case_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside decision {decisions}</source>
        <extracomment>ui/steward/draft.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the recording ...</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording of this moment.</source>
        <extracomment>ui/steward/evidence_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every rig has to pass all of them; a digit begins the test beside it</source>
        <extracomment>ui/technician/checks_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit seed</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commit a secret seed by its hash</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal, draw</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reveal the seed and draw the rigs</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the draw</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the draw of the rigs</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret seed is made and its hash is published. Read the hash aloud. Then somebody else says a word, and both together draw the rigs: nobody can choose who sits where.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already. It is the seed of another draw: move it.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed of your own, or leave it empty: one is made</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret seed</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word that was said aloud</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sits where</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed needs {least} signs.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its seed is not in {path}. Type it above.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the word, then hold. Without a word it draws too.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed goes to {path}. Keep it secret.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed. The seed is in {path}. Again: another seed.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed. Again: another seed takes its place.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the rigs committed</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was committed: {why}.</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed revealed: the rigs are drawn</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed by {by} at {at}, for {count} cars. The SHA-256 of the seed, to be read aloud:</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, without a word</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, revealed by {by} at {at}.</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as entered; the draw gives every car its rig</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not drawn</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT PROVED</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recomputed here: commitment, lots and rigs agree</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn at {at}</source>
        <extracomment>ui/technician/draw_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the draw of the rigs</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By suspicion</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sort the rigs by suspicion</source>
        <extracomment>ui/technician/pages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print certificate</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the certificate</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate {number} as PDF, with hashes and checks.</source>
        <extracomment>ui/technician/parity_acts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in quarantine: {why}</source>
        <extracomment>ui/technician/parity_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the certificate, or the draw</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the page of checks: begin that guided test</source>
        <extracomment>ui/technician/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QUARANTINE</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tested</source>
        <extracomment>ui/technician/proved.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the rig out, or lift its quarantine</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rig</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its wheelbase</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault not understood</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a spare part</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not become equal</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smell, heat or noise</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes into quarantine</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine of rig {rig} lifted</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is in quarantine</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheelbase of rig {rig} is in quarantine: {why}. {by}, {at}.</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {rig} is in quarantine: {why}. {by}, {at}.</source>
        <extracomment>ui/technician/quarantine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}: {driver}</source>
        <extracomment>ui/technician/seats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig {rig}: spare</source>
        <extracomment>ui/technician/seats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rigs} in quarantine</source>
        <extracomment>ui/technician/summary.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouble there: {kinds}.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Up to %n laps may be missing: the rig was silent so long. If they were driven, the race director inserts their passings: the two digits of the car, L, Ins.</source>
        <extracomment>ui/technician/swap_steps.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hold ? to see all keys.</source>
        <extracomment>ui/widgets/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the mode button until the LED is red.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the base has answered.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the record is read, or write the golden one.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the wheel to the 90 degree stop of the jig.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn from lock to lock twice, then back into the jig.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands off for 5 s.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press each pedal slowly to its stop and let it go.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press every button and paddle once.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep turning the wheel for 5 s.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait 60 s.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rim.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the rim.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the wheel.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the e-stop.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a lap on the console.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the plug.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feel the case.</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} {1} in quarantine: {2}. Lift it, or use another rig.</source>
        <extracomment>racecontrol/meeting/rig_desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rigs are drawn.</source>
        <extracomment>racecontrol/meeting/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed is not the one that was committed.</source>
        <extracomment>racecontrol/meeting/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rigs are not those that the seed gives.</source>
        <extracomment>racecontrol/meeting/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed was revealed before it was committed.</source>
        <extracomment>racecontrol/meeting/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stint begins with lap 1 or later.</source>
        <extracomment>racecontrol/meeting/stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} laps: no stint begins with {2}.</source>
        <extracomment>racecontrol/meeting/stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is noted of lap {0}.</source>
        <extracomment>racecontrol/meeting/stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is noted already.</source>
        <extracomment>racecontrol/meeting/stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing it again puts it back.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flag is withdrawn by the next one: show green.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flag that was shown to a car stays in the record.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A red flag stays until the order is taken and the session restarts.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session that has ended is run again, not undone.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signature stays. Other rows in the result make it count no more.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green is withdrawn by showing the next flag.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A warning that was shown to a car stays in the record.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A black flag stays in the record. Stewards decide on the car.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form the grid again, in another order.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A delay of minus as much takes it back.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the session again to bring it back.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shortened session stays so: the consoles are set to it.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was driven before is kept and counts no more.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: can start after all.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: cannot start.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: takes part again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the car again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of driver stays: the rulebook counts the changes.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the step by as much the other way.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal the rig again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release the rig again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cars are back on the grid: arm the start again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chequered flag again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A neutralisation is ended: announce its end.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutralise the track again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order stands: decisions and corrections of laps change the result.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the stint again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the correction again, at the laps of the car.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An incident that was noted is corrected, or closed without action.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the case off, decide it, or close it.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Investigate the case now.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the case.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the case again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rescinded decision stays so: give it again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm again that it was served.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A carried penalty stays: rescind its decision.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note again what the game took.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A protest stays until the stewards have ruled on it.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ruling stays. An appeal may be lodged.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was published stays: publish the next revision.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A steward makes a final result provisional again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish the result and declare it final again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the tie, where it was settled.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the tie again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the bookmark another word.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bookmark that was struck stays so: mark another one.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reset stays: the button at the rig stops it again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A driver who still needs somebody calls again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that it comes back.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that it goes again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the setting back: it is found again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another rig as golden.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load another file, or a rig.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the value again.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the test again: the last one counts.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue the next one: it takes its place.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signature under a certificate stays.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The race director releases a sealed rig.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values are written over, not taken back.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the driver back, once the rig is free.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit another time: the last one counts.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A commitment stays: that is what it is for.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was drawn from a seed stays drawn.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bookmark has room for {0} characters; these are {1}.</source>
        <extracomment>racecontrol/meeting/deciding/bookmarking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bookmark marks a moment that was, not one that is still to come.</source>
        <extracomment>racecontrol/meeting/deciding/bookmarking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {0} says that already.</source>
        <extracomment>racecontrol/meeting/deciding/bookmarking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark {0} was struck.</source>
        <extracomment>racecontrol/meeting/deciding/bookmarking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bookmark {0}.</source>
        <extracomment>racecontrol/meeting/deciding/bookmarking.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not started: there is no lap to correct.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is taken. Correct laps before that, or after the restart.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not in {1}.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A correction needs its reason.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has no lap {1} that counts.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has lap {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} laps: car {2} is done.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That moment is still to come.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says when lap {0} of car {1} began. Enter lap {2} first.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says when lap {0} of car {1} began.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} passed the line before that later than this.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} passed the line {1} s before: no lap is that short.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next passing of car {0} comes too soon after that for a lap.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no correction {0} in {1}.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction {0} is taken back already.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a correction back needs its reason.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction {0} stands since the order was taken, or counts no more.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back correction {0} of car {1} first.</source>
        <extracomment>racecontrol/meeting/deciding/correcting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cancelled. Order it to be run after all first.</source>
        <extracomment>racecontrol/meeting/deciding/flow.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the race director and the technician can say that.</source>
        <extracomment>racecontrol/meeting/deciding/flow.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is withdrawn.</source>
        <extracomment>racecontrol/meeting/deciding/flow.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} cannot start in {1}.</source>
        <extracomment>racecontrol/meeting/deciding/flow.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stewards can do that.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stewards or the race director can do that.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook does not allow that for {0}.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {0} is closed with no further action. Reopen it first.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {0} is rescinded.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {0} is served already.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not started: nothing can be served in it.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was before the decision was given.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {0} is not served.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it was not served.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A penalty is carried to a later session.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is carried over.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the game&apos;s penalty cost, in seconds.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the game gave it for.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no penalty {0} of the game.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is taken back.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {0} is already decided. Reopen it to change it.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A car stands in the incident twice.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is corrected: name other cars, a reason, a turn or a lap.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has that for case {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision {0} is not on car {1}.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {0} is open.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopening a case needs its reason.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has decision {1} on it. Rescind it first.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {0} is under investigation already.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {0} will be investigated after the session already.</source>
        <extracomment>racecontrol/meeting/deciding/judging.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not running: there is nothing to neutralise.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} is out already.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track is not neutralised.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the {0} is announced already. Show green to end it.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not under way.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit {0} is {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is taken. Restart with the lights, or start the session.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red. End it, or restart it.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red already.</source>
        <extracomment>racecontrol/meeting/deciding/neutralising.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No golden rig is chosen. Choose one, or load a golden file.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the rig technician or the race director can do that.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rig {0}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of rig {0} is read yet. Plug its base into the PC first.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no value {0}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is read by the program, not ticked.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what {0} is.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no check {0}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody sits at a rig.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is not on the certificate. Issue a new one.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no certificate to sign. Issue it first.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have signed this certificate already.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no certificate. Issue it first.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate lacks {0} of {1} signatures.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rigs are sealed already.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say to which rigs.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} sits at rig {1}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is not like the golden rig: {1}. Write the settings first.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how much time it cost.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the stewards or the race director can credit time.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no values.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} differs from the golden rig in {1}: {2}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} has passed {1} of {2} checks. Next: {3}.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} has changed since the certificate. Issue a new one.</source>
        <extracomment>racecontrol/meeting/deciding/parity.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries or rigs have changed since the seed was committed. Commit a new one.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the rig technician or the race director can draw the rigs.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rigs are drawn already.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started: everybody has a rig.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A commitment is the SHA-256 of the seed: 64 signs, 0 to 9 and a to f.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody takes part.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No seed is committed. Commit one first, so that nobody can choose it now.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed needs {0} signs: a shorter one can be guessed from its hash.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the seed that was committed: {0}.</source>
        <extracomment>racecontrol/meeting/deciding/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No writing to rigs while {0} {1}. The director can release rig {2}.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-stop of rig {0} was not pressed.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-stop loop of rig {0} is still open. Release the button first.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-stop of rig {0} is not reset. Reset it first.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheelbase of rig {0} is {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheelbase of rig {0} is not on its console.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheelbase of rig {0} is not on the PC. What it is like cannot be read.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed at the wheelbase of rig {0}.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is in quarantine already. Lift it to give another reason.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is not in quarantine.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheelbase of rig {0} is on its console already.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver on rig {0} has not called.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} has no rig box. Say which one in the event file.</source>
        <extracomment>racecontrol/meeting/deciding/rigs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not to come: it cannot be delayed.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a delay between one second and one day.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cancelled already.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started: it can be ended, not cancelled.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is over: it cannot be shortened.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the distance with the restart order.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not ended: there is nothing to run again.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is out of {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has started in {1}: it can only retire.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not out of {1}.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started without car {1}.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has started: its drivers stand.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} allows no substitute after {1}.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is still running.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the name of the substitute.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has the code {1} already.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} laps. Say fewer, and at least one.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leader has done {0} laps: say at least {1}.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} s. Say less, and at least one second.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} took its grid from {1} and has started.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} {1} must be three capital letters or digits.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has run for longer than that. End it instead.</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry stands in this order twice.</source>
        <extracomment>racecontrol/meeting/deciding/settling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tie has at least two entries.</source>
        <extracomment>racecontrol/meeting/deciding/settling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tie was not settled.</source>
        <extracomment>racecontrol/meeting/deciding/settling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red. Take the order first.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not on the grid of {1}.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of car {1} is marked so already.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no race: it has no formation lap.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start is armed. Abort it first.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no race: it starts without lights.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rolling start has no lights. Start the session when the cars come round.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start is armed already.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} are ready: car {2} is not.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start is not armed. Arm it first.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That moment has passed.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the start is aborted.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} laps: at least one must stay.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No start is under way.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is under red: its start is over.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a restart. Show red to stop it; what was driven before stands.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lap is done: the start is over. Show red to stop the race.</source>
        <extracomment>racecontrol/meeting/deciding/starting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no race: there is no order to take.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not suspended.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} goes by time: it has no distance in laps.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} laps are done: nothing is left of {1}. End the session.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not in the restart order.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car is left to start again. End the session.</source>
        <extracomment>racecontrol/meeting/deciding/suspending.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is withdrawn already.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event does not advance by itself: there is nothing to pause.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event {0} already.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event does not advance by itself: there is no step to move.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say by how many seconds.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step comes by itself now: a person goes on.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is released already.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parc ferme is not in force: every rig is free.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is running: withdraw car {1} after it.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event does not advance by itself.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} is not withdrawn.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is not released.</source>
        <extracomment>racecontrol/meeting/deciding/taking_part.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: the base does not hear its motor (firmware 0). Switch it off and on; change the base when it stays so.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: the base is a {1}; the other rigs have a {2}. Change the base.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: {1}. Check the rim and its quick release.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: firmware {1}, motor {2}; the other rigs have {3}, motor {4}. Update it, or use the spare.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: the {1} stopped dead and has not moved since. Move it; change the base when nothing comes.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: the {1} jumps to and fro ({2} times in a second). Check its plug, then change the pedal.</source>
        <extracomment>racecontrol/rigs/base_faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: its lamp should be {1} and is not. Look at the lamp.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is busy: it did things up to {0} ms too late.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} lost: no packets for {1} s and {2}.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: no packets. Look at console and cable.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program may be asking it for packets.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}&apos;s clock is uncertain by {1}. Its gaps are shown with one decimal.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} not shown on rig {1}. Tell the marshal at seat {2}.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Close other programs on it.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: {1} while the race runs.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: {1} packets lost in 2 s. Look at its network cable.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: packets overtake each other. There are two ways to it in the network.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: packets come twice. Look for a loop in the network.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: datagrams that are no telemetry. Something else sends from its address.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: packets come up to {1} ms late. Look for other traffic on its network.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: its game runs {1} % too {2}. Look at the console&apos;s heat and display mode.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0}: the cover of its rig box is open.</source>
        <extracomment>racecontrol/rigs/found.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base is not on the PC. Plug it in.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base is being asked.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tuning record is being read.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the wheel to the 90° stop of the jig and hold it there.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn from lock to lock: {0} of {1} done.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now put the wheel into the jig at 0°.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands off the wheel: {0} s left.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came from the base in 5 s. Move the wheel once.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the buttons: {0} of {1} seen.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep turning the wheel: {0} s left.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release the e-stop, then reset it.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packet of the console yet. Start a lap on it.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base is {0}.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the {0} slowly to its stop.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the {0} go.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go: button {0} is held.</source>
        <extracomment>racecontrol/rigs/guided.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the network, then at this computer.</source>
        <extracomment>racecontrol/rigs/one_cause.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the right session is run here.</source>
        <extracomment>racecontrol/rigs/one_cause.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rulebook does not say who qualifies: it has no qualification.</source>
        <extracomment>racecontrol/season/board.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That driver is out already.</source>
        <extracomment>racecontrol/season/deciding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why: the reason is printed with the entry list.</source>
        <extracomment>racecontrol/season/deciding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That driver has not withdrawn.</source>
        <extracomment>racecontrol/season/deciding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <extracomment>racecontrol/season/desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>racecontrol/season/desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a text file.</source>
        <extracomment>racecontrol/season/desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not valid TOML: {1}.</source>
        <extracomment>racecontrol/season/desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no engine {0}. Say duckdb, spark, spark:MASTER or a connection string such as postgres://host/season.</source>
        <extracomment>racecontrol/season/engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine spark needs Java 17, which is not on this machine. Use --engine duckdb.</source>
        <extracomment>racecontrol/season/engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine spark needs the package pyspark. Install it, or use --engine duckdb.</source>
        <extracomment>racecontrol/season/engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine {0} needs packages of its own: pip install &apos;ibis-framework[{1}]&apos;.</source>
        <extracomment>racecontrol/season/engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DuckDB has too little memory, or the disk of {0} is full: {1} Raise --memory-mb, or free space.</source>
        <extracomment>racecontrol/season/engine.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} rigs, too few for {2}. Add [[rigs]] to it.</source>
        <extracomment>racecontrol/season/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read as text.</source>
        <extracomment>racecontrol/season/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no free code of three letters for {0}. Say one under [[plates]].</source>
        <extracomment>racecontrol/season/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number {0} of {1} is taken, or not from 0 to 99. Change it under [[plates]].</source>
        <extracomment>racecontrol/season/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the name of a file of {1} ends in {2}.</source>
        <extracomment>racecontrol/season/intake.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no column {1} ({2}). See racecontrol season schema.</source>
        <extracomment>racecontrol/season/intake.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the column {1} holds {2}; a {3} belongs there. See racecontrol season schema.</source>
        <extracomment>racecontrol/season/intake.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no eligible driver is left: the organiser decides</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}, ahead by the tie-break of {2}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}, nobody behind</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} ahead of {2}, the first who is not in</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}, equal with {2}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} points</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a reserved place, which takes none of the region</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn: {0}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not eligible: {0}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has its {1} already</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not eligible: no date of birth</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not eligible: {0} years old on {1}, needs {2}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account {0}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not registered</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no seed is named for this place: the organiser decides</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} and {2} are equal at the last place by every step of the rulebook. The organiser decides.</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, stands in for {1}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, in place of {0}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserved for {0}, who is out ({1}): the organiser decides</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed, {0}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed: {0}{1}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {0}, but {1}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {0}/{1}</source>
        <extracomment>racecontrol/season/qualifying.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no result of any round in the file of results{0}.</source>
        <extracomment>racecontrol/season/season.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no round {0}: the season has rounds 1 to {1}.</source>
        <extracomment>racecontrol/season/season.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} {2} ahead of {3}, the first not in</source>
        <extracomment>racecontrol/season/teams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} with {2} points, no nation behind</source>
        <extracomment>racecontrol/season/teams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}; driver {1} of {2}, {3} points</source>
        <extracomment>racecontrol/season/teams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is seeded</source>
        <extracomment>racecontrol/season/teams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} and {2} have {3} points each for the last place. The organiser decides.</source>
        <extracomment>racecontrol/season/teams.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in windows need the engine duckdb.</source>
        <extracomment>racecontrol/season/windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the range so far: {0}.</source>
        <extracomment>racecontrol/stewarding/cases.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording cannot be read: {0}.</source>
        <extracomment>racecontrol/stewarding/evidence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} asked, {1} made.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No compound is noted.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not driven yet: {0}.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} asked, {1} driven.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} asked, {1} drove.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One driver asked, {0} drove.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver is noted.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} drove {1} already: another one is asked.</source>
        <extracomment>racecontrol/stewarding/obligations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} the pit lane on lap {2}, from {3} m to {4} m at {5} km/h at most{6}{7}.</source>
        <extracomment>racecontrol/stewarding/suggesting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too fast: {0} km/h, the limit is {1}.</source>
        <extracomment>racecontrol/stewarding/suggesting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short: stood {0} s of {1} s.</source>
        <extracomment>racecontrol/stewarding/suggesting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stood for {0} s: a drive-through has no stop.</source>
        <extracomment>racecontrol/stewarding/suggesting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it cost is not known.</source>
        <extracomment>racecontrol/stewarding/suggesting.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A constant delay of one console cannot be seen.</source>
        <extracomment>racecontrol/results/photo.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race control has said nothing yet.</source>
        <extracomment>racecontrol/results/documents/all_messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ideal lap: the best sectors of a driver added up, on whichever laps they were driven.</source>
        <extracomment>racecontrol/results/documents/best_sectors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted laps do not count, nor does the first sector of a standing start.</source>
        <extracomment>racecontrol/results/documents/best_sectors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver has a time of every sector.</source>
        <extracomment>racecontrol/results/documents/best_sectors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sector was timed: the circuit has no track file.</source>
        <extracomment>racecontrol/results/documents/best_sectors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal hashes: each value is that of the golden rig, a measured one within its tolerance.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificate of the rigs is issued yet.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} signatures are missing.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed at {0}; no sealed value has changed.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} moved {1} at {2}: {3}.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare rig {0}: hash {1}, {2}.</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest lap: {0}, {1} {2}, in lap {3}.</source>
        <extracomment>racecontrol/results/documents/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of {0} {1} holds a lap that the game did not give; the event clock was used.</source>
        <extracomment>racecontrol/results/documents/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} {2} not decided: places may change.</source>
        <extracomment>racecontrol/results/documents/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs from revision {0}: decisions have changed since.</source>
        <extracomment>racecontrol/results/documents/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision was given.</source>
        <extracomment>racecontrol/results/documents/decisions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No incident was noted.</source>
        <extracomment>racecontrol/results/documents/decisions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck through: rescinded.</source>
        <extracomment>racecontrol/results/documents/decisions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points are those carried into this event.</source>
        <extracomment>racecontrol/results/documents/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} has no flying lap.</source>
        <extracomment>racecontrol/results/documents/fastest_laps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flying lap yet.</source>
        <extracomment>racecontrol/results/documents/fastest_laps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind the first car to end the same lap; a lapped car is behind on its own lap.</source>
        <extracomment>racecontrol/results/documents/history_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S: best of the session. P: best of the driver. Struck through: deleted. pit: it came in.</source>
        <extracomment>racecontrol/results/documents/lap_analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I: interpolated, M: by hand, B: backup. Every other time is the game&apos;s own.</source>
        <extracomment>racecontrol/results/documents/lap_analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap was completed yet.</source>
        <extracomment>racecontrol/results/documents/lap_analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places in {0} are not won on the track: it has no lap chart.</source>
        <extracomment>racecontrol/results/documents/lap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race control has said nothing on {0} yet.</source>
        <extracomment>racecontrol/results/documents/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the pit lane: from the line at its entry to the line at its exit, in game time.</source>
        <extracomment>racecontrol/results/documents/pit_and_stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average: of the flying laps of the stint without those on which the car came in or went out.</source>
        <extracomment>racecontrol/results/documents/pit_and_stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No car stopped.</source>
        <extracomment>racecontrol/results/documents/pit_and_stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed is not revealed yet.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commitment is the SHA-256 of the seed, and was published before the draw.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A car&apos;s lot is the SHA-256 of seed:word:car (without a word seed:car). The smallest lot has the rig with the smallest number, and so on.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No seed for a rig draw is committed.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomputed: commitment, lots and rigs agree.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car {0} moved to rig {1} at {2}.</source>
        <extracomment>racecontrol/results/documents/rig_draw.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of this event gives points.</source>
        <extracomment>racecontrol/results/documents/standings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session with points has ended.</source>
        <extracomment>racecontrol/results/documents/standings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal points share a rank; the order within it is that of the tie-breaks.</source>
        <extracomment>racecontrol/results/documents/standings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} have {1} points each: the rulebook leaves it open.</source>
        <extracomment>racecontrol/results/documents/standings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no race: it has no starting grid.</source>
        <extracomment>racecontrol/results/documents/starting_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of the day are {0}.</source>
        <extracomment>racecontrol/results/documents/timetable.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reprimand</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 s</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 s</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 s</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 s</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 s</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive-through</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 s stop and go</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 grid places</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 grid places</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 grid places</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back of the grid</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap deletion</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 penalty point</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 penalty points</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 penalty points</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disqualification</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspension</source>
        <extracomment>racecontrol/stewarding/penalties.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <extracomment>racecontrol/frontdoor/event.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correction</source>
        <extracomment>racecontrol/meeting/justice_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update</source>
        <extracomment>racecontrol/meeting/justice_facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry list</source>
        <extracomment>racecontrol/results/documents/entry_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timetable</source>
        <extracomment>racecontrol/results/documents/timetable.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standings</source>
        <extracomment>racecontrol/results/documents/standings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <extracomment>racecontrol/results/documents/all_messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity certificate</source>
        <extracomment>racecontrol/results/documents/certificate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig draw</source>
        <extracomment>ui/technician/draw_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting grid</source>
        <extracomment>racecontrol/results/documents/starting_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification</source>
        <extracomment>racecontrol/results/documents/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap analysis</source>
        <extracomment>racecontrol/results/documents/lap_analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best sectors and ideal lap</source>
        <extracomment>racecontrol/results/documents/best_sectors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest laps</source>
        <extracomment>racecontrol/results/documents/fastest_laps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lap chart</source>
        <extracomment>racecontrol/results/documents/lap_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History chart</source>
        <extracomment>racecontrol/results/documents/history_chart.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pit stops and stints</source>
        <extracomment>racecontrol/results/documents/pit_and_stints.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race control messages</source>
        <extracomment>racecontrol/results/documents/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions of the stewards</source>
        <extracomment>racecontrol/results/documents/decisions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One base at its port</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one base, at the rig&apos;s own port</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PC mode</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PC mode, all its reports there</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base, motor, rim</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the golden rig; the motor answers</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuning menu</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every value as the golden rig, SEN not AUTO</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steering jig</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 degrees within 1 %</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre return</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 0.5 degrees after lock to lock twice</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steering at rest</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 counts in 5 s</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pedals to the stop</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 % released, 100 % pressed, noise 0.5 %</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each seen once, none stuck</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>400 in a second, no gap of 20 ms</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soak</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>60 s without an error of the device</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display shows the rig number</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of the rig</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LED colours</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red, then blue, all of them</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rumble</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>felt in both hands</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force off</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wheel turns freely</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-stop</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened, closed and reset</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets of the console</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 s without a lost one</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power supply</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the big one, seated</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Torque key</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in, and the prompt accepted</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fan and case</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fan quiet, case not hot</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steering</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throttle</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brake</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clutch</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being asked</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong mode</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not answer</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may not be opened</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last crossing</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>penultimate lap</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a menu</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay or demo car</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in another session</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second console</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on another track</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another car</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter gone</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>box silent</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checksum errors</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>box answers late</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>box has other registers</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-stop</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power</source>
        <extracomment>ui/technician/devices.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A start is called off with Abort, in the start panel.</source>
        <extracomment>racecontrol/meeting/taking_back.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no two rigs to rotate over.</source>
        <extracomment>racecontrol/rigs/bias_report.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lap was left out.</source>
        <extracomment>racecontrol/rigs/bias_report.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed model by restricted likelihood: rig, session, laps driven so far and lap of the stint as fixed effects, drivers and spells (a driver on a rig in one go) as random ones. Each rig is held against the mean of the rigs compared.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals and p hold for all rigs together (largest |t|, multivariate t with Satterthwaite&apos;s degrees of freedom): among equal rigs, one report in twenty names any rig at all.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rig {0} is {1} ms a lap {2} than the mean of the rigs ({3} to {4} ms).</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These laps cannot tell a rig from its driver: no two rigs were driven by the same driver in a way that tells them apart. A rig that looks slow may have a slow driver.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is slower than the mean of the rigs by more than {1} ms a lap, with 95 % confidence for all together.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no laps to compare: a spell of a driver on a rig counts from {0} clear laps on.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be compared with the others: no driver links them. Let a driver of another rig drive there, and the other way round.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this as a hint: with so few changes of rig the laps cannot show how much a driver varies from one spell to the next, and the intervals are too narrow. One more rotation settles it.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate: {0} or more clear laps on the own rig, then everybody moves {1} on, then {2} further. Eight laps each are better.</source>
        <extracomment>racecontrol/rigs/bias_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relay stuck</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cover open</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seat empty</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal not shown</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets lost</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets out of order</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets doubled</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets not readable</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jitter</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock rate</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock uncertain</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet type</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another track</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two consoles</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another session</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs frozen</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay?</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unplugged</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent base</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no permission</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another model</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>firmware mismatch</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>motor not heard</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rim changed</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuning changed</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen axis</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy pedal</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computer busy</source>
        <extracomment>racecontrol/meeting/faults.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>double yellow</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and orange</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chequered</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEVER HEARD</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRID</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRIVING</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MENU</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LOADING</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REPLAY?</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAUSED</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LOST</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen by a person</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticked by hand</source>
        <extracomment>racecontrol/meeting/rig_checks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red and yellow</source>
        <extracomment>racecontrol/meeting/boxes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gold</source>
        <extracomment>racecontrol/meeting/online.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silver</source>
        <extracomment>racecontrol/meeting/online.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bronze</source>
        <extracomment>racecontrol/meeting/online.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sector</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pit in</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pit out</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mini</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual safety car</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full-course yellow</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safety car</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deployed</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ending</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grid</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time added</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unserved</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being served</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served, time added</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried over</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken in the game</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescinded</source>
        <extracomment>racecontrol/stewarding/in_force.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the PC</source>
        <extracomment>racecontrol/meeting/place.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the console</source>
        <extracomment>racecontrol/meeting/place.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <extracomment>ui/technician/base_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protest</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appeal</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delay and swap the rig</source>
        <extracomment>racecontrol/meeting/rulebook.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abort and restart</source>
        <extracomment>racecontrol/meeting/rulebook.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue</source>
        <extracomment>racecontrol/meeting/rulebook.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suspend, and run the remaining distance</source>
        <extracomment>racecontrol/meeting/rulebook.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result stands</source>
        <extracomment>racecontrol/meeting/rulebook.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <extracomment>racecontrol/results/result_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amended</source>
        <extracomment>racecontrol/results/result_state.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>race director</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steward</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rig technician</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timing</source>
        <extracomment>racecontrol/meeting/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drive-through</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow zone</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen</source>
        <extracomment>ui/director/queue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power at its rig box</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer from its rig box</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer from its console</source>
        <extracomment>racecontrol/rigs/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO SIGNAL</source>
        <extracomment>racecontrol/timing/health.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noted</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under investigation</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the session</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided</source>
        <extracomment>racecontrol/meeting/judged.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standing</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolling</source>
        <extracomment>racecontrol/meeting/procedures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>ui/technician/check_rows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <extracomment>racecontrol/results/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNF</source>
        <extracomment>racecontrol/results/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NC</source>
        <extracomment>racecontrol/results/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS</source>
        <extracomment>racecontrol/results/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSQ</source>
        <extracomment>racecontrol/results/classification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the files</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registering the drivers</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finding the last race of each driver in each round</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding the best rounds</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranking in four tiers, and giving the rewards</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for rows that cannot be counted</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>putting the drivers in order</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allotting the places</source>
        <extracomment>racecontrol/season/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publish the result</source>
        <extracomment>racecontrol/meeting/deciding/sequencing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regional</source>
        <extracomment>racecontrol/meeting/online.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>domestic</source>
        <extracomment>racecontrol/meeting/online.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <extracomment>racecontrol/rigs/wheelbase.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
