namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>A chat to go on with (https://platform.openai.com/docs/api-reference/chat/create). The last thing that the user said is the question;
/// instructions and tools are passed over, since answers are held to passages. What is too long is cut.</summary>
sealed record ChatRequest
{
    /// <summary>The collection that answers, see <see cref="ChatModel"/>.</summary>
    public required string Model { get; init; }

    /// <summary>What was said, the oldest first.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Whether the answer is to come sentence by sentence.</summary>
    public bool? Stream { get; init; }

    /// <summary>The question that it asks.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: nobody asks anything; <see cref="ErrorKind.NotFound"/>: there
    /// is no such model.</exception>
    public AskRequest ToQuestion()
    {
        ConversationTurn[] turns = [.. Messages.Select(message => message.ToTurn()).OfType<ConversationTurn>()];
        var last = Array.FindLastIndex(turns, turn => turn.Role == ConversationRole.User);
        if (last < 0)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, "'messages' has none with 'role' 'user' and a text; ask something");
        return new AskRequest
        {
            Question = FittingText.Ends(turns[last].Text, SearchRequest.MaximumQueryLength),
            Collection = ChatModel.CollectionOf(Model),
            Conversation = [.. turns[..last].TakeLast(AskRequest.MaximumTurns).Select(Fitting)],
        };
    }

    static ConversationTurn Fitting(ConversationTurn turn) => turn with { Text = FittingText.Beginning(turn.Text, ConversationTurn.MaximumLength) };
}
