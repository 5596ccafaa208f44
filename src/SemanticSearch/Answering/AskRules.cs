namespace SemanticSearch.Answering;

/// <summary>Holds questions to the ranges that their fields document; the search checks the rest.</summary>
static class AskRules
{
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, naming the field and its range.</exception>
    public static void Check(AskRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Question))
            throw Invalid("'question' is empty; ask in plain language");
        if (request.Question.Length > SearchRequest.MaximumQueryLength)
            throw Invalid($"'question' has {request.Question.Length} characters, at most {SearchRequest.MaximumQueryLength} are allowed; ask a shorter one");
        if (request.Passages is < 1 or > AskRequest.MaximumPassages)
            throw Invalid($"'passages' is {request.Passages}, it must be 1 to {AskRequest.MaximumPassages}");
        if (request.Sentences is < 1 or > AskRequest.MaximumSentences)
            throw Invalid($"'sentences' is {request.Sentences}, it must be 1 to {AskRequest.MaximumSentences}");
        if (request.Conversation.Count > AskRequest.MaximumTurns)
            throw Invalid($"'conversation' has {request.Conversation.Count} turns, at most {AskRequest.MaximumTurns} are allowed; leave out the oldest");
        foreach (var turn in request.Conversation)
            Check(turn);
    }

    // What comes from JSON may hold null in spite of its type.
    static void Check(ConversationTurn? turn)
    {
        if (turn is null)
            throw Invalid("'conversation' has a turn that is null");
        if (!Enum.IsDefined(turn.Role))
            throw Invalid("'conversation' has a turn whose 'role' is neither 'user' nor 'assistant'");
        if (turn.Text.Length > ConversationTurn.MaximumLength)
            throw Invalid($"'conversation' has a turn of {turn.Text.Length} characters, at most {ConversationTurn.MaximumLength} are allowed; shorten it");
    }

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
