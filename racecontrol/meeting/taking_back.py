"""How each act goes out, and what takes it back: one row for every kind of act.

An act without a row is refused by the tests: whoever adds one says here how much thought it asks
of a hand, and what a person does who wishes it undone. `says` is what the key for undo answers
where it does not offer the act that mends it.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.meeting import acts, bookmarks, flow_acts, justice_acts, parity_acts, rig_acts
from racecontrol.meeting import rig_draw_acts as draw
from racecontrol.meeting.act import Act
from racecontrol.meeting.acts import AnyAct, ShowFlag
from racecontrol.meeting.model import Flag


class Way(StrEnum):
    """How a hand lets an act go out at a desk."""

    AT_ONCE = "at once"  # a mark or a note: nobody drives differently for it
    HELD = "held"  # 0.6 s, then at once: safety and the start wait for no second thought
    BAR = "cancel bar"  # and 5 s in which it can be called off
    NO_DESK = "command line"  # of `racecontrol rigs draw`, before the event


class Row(Struct, frozen=True):
    """Of one kind of act. `back`: the acts that take it back; none: it stays."""

    way: Way
    back: tuple[type[Act], ...] = ()
    says: str = ""  # empty: the key for undo offers it


_AGAIN: Final = "Doing it again puts it back."
_BY_FLAG: Final = "A flag is withdrawn by the next one: show green."
_TO_A_CAR: Final = "A flag that was shown to a car stays in the record."
_BY_RED: Final = "A red flag stays until the order is taken and the session restarts."
_FINISHED: Final = "A session that has ended is run again, not undone."
_STARTED: Final = "A start is called off with Abort, in the start panel."
_SIGNED: Final = "A signature stays. Other rows in the result make it count no more."

# What the director shows, by flag; the row of ShowFlag is for those of a single car.
FLAGS: Final[dict[Flag, Row]] = {
    Flag.GREEN: Row(Way.BAR, (ShowFlag,), "Green is withdrawn by showing the next flag."),
    Flag.YELLOW: Row(Way.HELD, (ShowFlag,)),
    Flag.DOUBLE_YELLOW: Row(Way.HELD, (ShowFlag,)),
    Flag.RED: Row(Way.HELD, (flow_acts.TakeOrder,), _BY_RED),
    Flag.CHEQUERED: Row(Way.BAR, (acts.WithdrawChequered,)),
    Flag.BLUE: Row(Way.AT_ONCE, (), _TO_A_CAR),
    Flag.WHITE: Row(Way.BAR, (), _TO_A_CAR),
    Flag.BLACK_WHITE: Row(Way.BAR, (), "A warning that was shown to a car stays in the record."),
    Flag.BLACK_ORANGE: Row(Way.BAR, (), _TO_A_CAR),
    Flag.BLACK: Row(Way.BAR, (), "A black flag stays in the record. Stewards decide on the car."),
}

_SEQUENCE: Final[dict[type[Act], Row]] = {
    acts.FormGrid: Row(Way.AT_ONCE, (acts.FormGrid,), "Form the grid again, in another order."),
    flow_acts.DelaySession: Row(
        Way.BAR, (flow_acts.DelaySession,), "A delay of minus as much takes it back."
    ),
    flow_acts.CancelSession: Row(
        Way.BAR, (flow_acts.RerunSession,), "Run the session again to bring it back."
    ),
    flow_acts.ShortenSession: Row(
        Way.BAR, (), "A shortened session stays so: the consoles are set to it."
    ),
    flow_acts.RerunSession: Row(Way.BAR, (), "What was driven before is kept and counts no more."),
    flow_acts.DeclareAbsent: Row(
        Way.BAR, (flow_acts.DeclarePresent,), "Choose: can start after all."
    ),
    flow_acts.DeclarePresent: Row(Way.BAR, (flow_acts.DeclareAbsent,), "Choose: cannot start."),
    flow_acts.WithdrawEntry: Row(Way.BAR, (flow_acts.ReinstateEntry,), "Choose: takes part again."),
    flow_acts.ReinstateEntry: Row(Way.BAR, (flow_acts.WithdrawEntry,), "Withdraw the car again."),
    flow_acts.NameSubstitute: Row(
        Way.BAR, (), "A change of driver stays: the rulebook counts the changes."
    ),
    flow_acts.SetAdvance: Row(Way.AT_ONCE, (flow_acts.SetAdvance,), _AGAIN),
    flow_acts.MoveStep: Row(
        Way.AT_ONCE, (flow_acts.MoveStep,), "Move the step by as much the other way."
    ),
    flow_acts.ReleaseRig: Row(Way.BAR, (flow_acts.SealRig,), "Seal the rig again."),
    flow_acts.SealRig: Row(Way.BAR, (flow_acts.ReleaseRig,), "Release the rig again."),
}

_START: Final[dict[type[Act], Row]] = {
    flow_acts.MarkReady: Row(Way.AT_ONCE, (flow_acts.MarkReady,), _AGAIN),
    flow_acts.BeginFormation: Row(Way.HELD, (flow_acts.AbortStart,), _STARTED),
    flow_acts.ArmStart: Row(Way.HELD, (flow_acts.AbortStart,), _STARTED),
    flow_acts.StartLights: Row(Way.HELD, (flow_acts.AbortStart,), _STARTED),
    acts.StartSession: Row(Way.HELD, (flow_acts.AbortStart,), _STARTED),
    flow_acts.AbortStart: Row(
        Way.HELD, (flow_acts.ArmStart,), "The cars are back on the grid: arm the start again."
    ),
}

_TRACK: Final[dict[type[Act], Row]] = {
    ShowFlag: Row(Way.BAR, (ShowFlag,), _BY_FLAG),
    acts.WithdrawChequered: Row(Way.BAR, (ShowFlag,), "Show the chequered flag again."),
    acts.EndSession: Row(Way.BAR, (flow_acts.RerunSession,), _FINISHED),
    flow_acts.Neutralise: Row(
        Way.BAR, (flow_acts.EndNeutralisation,), "A neutralisation is ended: announce its end."
    ),
    flow_acts.EndNeutralisation: Row(
        Way.BAR, (flow_acts.Neutralise,), "Neutralise the track again."
    ),
    flow_acts.SetPitLane: Row(Way.BAR, (flow_acts.SetPitLane,), _AGAIN),
    flow_acts.TakeOrder: Row(
        Way.BAR, (), "The order stands: decisions and corrections of laps change the result."
    ),
    flow_acts.NoteStint: Row(Way.AT_ONCE, (flow_acts.NoteStint,), "Note the stint again."),
    acts.InsertPassing: Row(Way.BAR, (acts.UndoCorrection,)),
    acts.MovePassing: Row(Way.BAR, (acts.UndoCorrection,)),
    acts.DeletePassing: Row(Way.BAR, (acts.UndoCorrection,)),
    acts.SplitLap: Row(Way.BAR, (acts.UndoCorrection,)),
    acts.UndoCorrection: Row(
        Way.BAR,
        (acts.InsertPassing, acts.MovePassing, acts.DeletePassing, acts.SplitLap),
        "Make the correction again, at the laps of the car.",
    ),
    acts.MoveTimingLine: Row(Way.AT_ONCE, (acts.MoveTimingLine,)),  # nobody times by it yet
}

_JUSTICE: Final[dict[type[Act], Row]] = {
    acts.NoteIncident: Row(
        Way.AT_ONCE,
        (justice_acts.CloseIncident, justice_acts.CorrectIncident),
        "An incident that was noted is corrected, or closed without action.",
    ),
    justice_acts.InvestigateIncident: Row(
        Way.AT_ONCE, (justice_acts.CloseIncident,), "Put the case off, decide it, or close it."
    ),
    justice_acts.PostponeIncident: Row(
        Way.AT_ONCE, (justice_acts.InvestigateIncident,), "Investigate the case now."
    ),
    justice_acts.CloseIncident: Row(Way.BAR, (justice_acts.ReopenIncident,)),
    justice_acts.ReopenIncident: Row(Way.BAR, (justice_acts.CloseIncident,), "Close the case."),
    justice_acts.CorrectIncident: Row(
        Way.BAR, (justice_acts.CorrectIncident,), "Correct the case again."
    ),
    acts.GiveDecision: Row(Way.BAR, (acts.RescindDecision,)),
    acts.RescindDecision: Row(
        Way.BAR, (acts.GiveDecision,), "A rescinded decision stays so: give it again."
    ),
    justice_acts.ConfirmServed: Row(Way.BAR, (justice_acts.TakeBackService,)),
    justice_acts.TakeBackService: Row(
        Way.BAR, (justice_acts.ConfirmServed,), "Confirm again that it was served."
    ),
    justice_acts.CarryPenalty: Row(
        Way.BAR, (acts.RescindDecision,), "A carried penalty stays: rescind its decision."
    ),
    justice_acts.NoteGamePenalty: Row(Way.AT_ONCE, (justice_acts.TakeBackGamePenalty,)),
    justice_acts.TakeBackGamePenalty: Row(
        Way.BAR, (justice_acts.NoteGamePenalty,), "Note again what the game took."
    ),
    justice_acts.LodgeProtest: Row(
        Way.AT_ONCE, (), "A protest stays until the stewards have ruled on it."
    ),
    justice_acts.RuleOnProtest: Row(Way.BAR, (), "A ruling stays. An appeal may be lodged."),
}

_RESULTS: Final[dict[type[Act], Row]] = {
    acts.PublishResult: Row(
        Way.BAR, (acts.PublishResult,), "What was published stays: publish the next revision."
    ),
    justice_acts.SignResult: Row(Way.BAR, (), _SIGNED),
    acts.DeclareFinal: Row(
        Way.BAR, (justice_acts.ReopenResult,), "A steward makes a final result provisional again."
    ),
    justice_acts.ReopenResult: Row(
        Way.BAR, (acts.DeclareFinal,), "Publish the result and declare it final again."
    ),
    acts.SettleTie: Row(Way.BAR, (acts.ReopenTie,), "Reopen the tie, where it was settled."),
    acts.ReopenTie: Row(Way.BAR, (acts.SettleTie,), "Settle the tie again."),
    bookmarks.MarkMoment: Row(Way.AT_ONCE, (bookmarks.StrikeBookmark,)),
    bookmarks.DescribeBookmark: Row(
        Way.AT_ONCE, (bookmarks.DescribeBookmark,), "Give the bookmark another word."
    ),
    bookmarks.StrikeBookmark: Row(
        Way.BAR, (bookmarks.MarkMoment,), "A bookmark that was struck stays so: mark another one."
    ),
}

_RIGS: Final[dict[type[Act], Row]] = {
    rig_acts.ResetEstop: Row(Way.HELD, (), "A reset stays: the button at the rig stops it again."),
    rig_acts.AnswerCall: Row(Way.AT_ONCE, (), "A driver who still needs somebody calls again."),
    rig_acts.SetBasePower: Row(Way.HELD, (rig_acts.SetBasePower,), _AGAIN),
    rig_acts.TakeToConsole: Row(Way.AT_ONCE, (rig_acts.BringToPc,), "Say that it comes back."),
    rig_acts.BringToPc: Row(Way.AT_ONCE, (rig_acts.TakeToConsole,), "Say that it goes again."),
    rig_acts.QuarantineRig: Row(Way.HELD, (rig_acts.LiftQuarantine,), _AGAIN),
    rig_acts.LiftQuarantine: Row(Way.HELD, (rig_acts.QuarantineRig,), _AGAIN),
    rig_acts.AcceptBase: Row(Way.HELD, (), "Change the setting back: it is found again."),
    parity_acts.TakeGolden: Row(
        Way.HELD, (parity_acts.TakeGolden, parity_acts.LoadGolden), "Take another rig as golden."
    ),
    parity_acts.LoadGolden: Row(
        Way.HELD, (parity_acts.TakeGolden, parity_acts.LoadGolden), "Load another file, or a rig."
    ),
    parity_acts.TickValue: Row(Way.AT_ONCE, (parity_acts.TickValue,), "Tick the value again."),
    parity_acts.RecordCheck: Row(
        Way.AT_ONCE, (parity_acts.RecordCheck,), "Do the test again: the last one counts."
    ),
    parity_acts.IssueCertificate: Row(
        Way.HELD, (parity_acts.IssueCertificate,), "Issue the next one: it takes its place."
    ),
    parity_acts.SignCertificate: Row(Way.HELD, (), "A signature under a certificate stays."),
    parity_acts.SealEqual: Row(
        Way.HELD, (flow_acts.ReleaseRig,), "The race director releases a sealed rig."
    ),
    parity_acts.WriteGolden: Row(
        Way.HELD, (parity_acts.WriteGolden,), "Values are written over, not taken back."
    ),
    parity_acts.MoveDriver: Row(
        Way.HELD, (parity_acts.MoveDriver,), "Move the driver back, once the rig is free."
    ),
    parity_acts.CreditTime: Row(
        Way.HELD, (parity_acts.CreditTime,), "Credit another time: the last one counts."
    ),
    draw.CommitRigSeed: Row(Way.NO_DESK, (), "A commitment stays: that is what it is for."),
    draw.RevealRigSeed: Row(Way.NO_DESK, (), "What was drawn from a seed stays drawn."),
}

ROWS: Final[dict[type[Act], Row]] = {
    **_SEQUENCE, **_START, **_TRACK, **_JUSTICE, **_RESULTS, **_RIGS
}  # fmt: skip


def row_of(act: AnyAct) -> Row:
    """How this act goes out, and what takes it back."""
    if isinstance(act, ShowFlag) and act.flag in FLAGS:
        return FLAGS[act.flag]
    return ROWS[type(act)]
