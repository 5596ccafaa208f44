namespace SemanticSearch.Reading.Facts;

/// <summary>What comes first where a date is written in numbers alone, such as 03/04/2023.</summary>
enum DateOrder
{
    /// <summary>Not known: such a date is read only if one of its numbers can be no month.</summary>
    Unknown,

    /// <summary>The day: 3 April.</summary>
    DayMonth,

    /// <summary>The month: 4 March.</summary>
    MonthDay,
}
