namespace PmqaDashboard.Domain.Record;

/// <summary>Why a command on the official record was refused.</summary>
public enum RecordRefusal
{
    /// <summary>The person may not do it.</summary>
    Forbidden,

    /// <summary>There is no such step.</summary>
    UnknownStep,

    /// <summary>There is no such unit, or it has nothing to do with it.</summary>
    UnknownUnit,

    /// <summary>The year has no such round.</summary>
    UnknownRound,

    /// <summary>The round does not ask the unit for that step.</summary>
    NotInRound,

    /// <summary>The round has not opened, or is closed.</summary>
    RoundNotOpen,

    /// <summary>The unit's report of the round is certified and locked.</summary>
    RoundLocked,

    /// <summary>Something is missing; the detail names the steps.</summary>
    Incomplete,

    /// <summary>Something contradicts itself and is not explained; the detail names the steps.</summary>
    ExplanationNeeded,

    /// <summary>Nothing was submitted that could be decided on.</summary>
    NotSubmitted,

    /// <summary>It has been decided already.</summary>
    AlreadyDecided,

    /// <summary>The unit has submitted something newer meanwhile.</summary>
    Overtaken,

    /// <summary>Some lines are not accepted yet; the detail names the steps.</summary>
    NotAllAccepted,

    /// <summary>A remark or reason is needed.</summary>
    RemarkNeeded,

    /// <summary>A text is too long.</summary>
    TextTooLong,

    /// <summary>Dates are out of order or out of the year.</summary>
    DatesInvalid,

    /// <summary>A value is out of its range.</summary>
    ValueInvalid,

    /// <summary>There is no such plan, activity or step at which a budget could stand.</summary>
    UnknownPlace,

    /// <summary>There is no such KPI.</summary>
    UnknownKpi,

    /// <summary>There is no such plan.</summary>
    UnknownPlan,

    /// <summary>A name is needed.</summary>
    NameNeeded,

    /// <summary>A weight is not above 0, or too large.</summary>
    WeightInvalid,

    /// <summary>What it shall be a part of does not exist, or is a part of itself.</summary>
    ParentInvalid,

    /// <summary>The catalogue has no such criterion.</summary>
    UnknownCriterion,

    /// <summary>There is no such evidence, or it has nothing to do with it.</summary>
    UnknownEvidence,

    /// <summary>It needs evidence.</summary>
    EvidenceNeeded,

    /// <summary>The file is too large.</summary>
    TooLarge,

    /// <summary>The file is of a kind that is not taken, or the address is none that a browser opens.</summary>
    TypeNotAllowed,

    /// <summary>There is as much of it already as may be.</summary>
    TooMany,

    /// <summary>The bytes of evidence are missing or were changed; nothing new can rest on it.</summary>
    BrokenSeal,

    /// <summary>There is no such playlist.</summary>
    UnknownPlaylist,

    /// <summary>There is no such screen, or it was revoked.</summary>
    UnknownScreen,

    /// <summary>No screen shows that code: it is mistyped, too old, or was used.</summary>
    CodeUnknown,

    /// <summary>Another one has that name.</summary>
    NameTaken,

    /// <summary>There are as many screens already as may be.</summary>
    TooManyScreens,

    /// <summary>There is no such meeting.</summary>
    UnknownMeeting,

    /// <summary>The meeting is closed.</summary>
    MeetingIsClosed,

    /// <summary>There is no such resolution, or it asks nobody.</summary>
    UnknownResolution,

    /// <summary>There is no such risk.</summary>
    UnknownRisk,

    /// <summary>The year is none before this one, or too long ago; the detail names it.</summary>
    YearNotPast,

    /// <summary>The agency has no such category; the detail names it.</summary>
    UnknownCategory,
}
