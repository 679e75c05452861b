<?xml version="1.0" encoding="UTF-8"?>
<!-- The totals of a run. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:hotline:page:1" xmlns:s="urn:hotline:scorecard:1" xmlns:t="urn:hotline:summary:1"
  exclude-result-prefixes="p s t">
  <xsl:import href="common.xsl"/>

  <xsl:template match="p:page" mode="title">质检汇总 <xsl:value-of select="t:summary/@scorecard"/></xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1>质检汇总<xsl:text> </xsl:text><span class="sub">评分表 <xsl:value-of select="t:summary/@scorecard"/>
      <xsl:if test="t:summary/t:day">，<xsl:value-of select="t:summary/t:day[1]/@date"/><xsl:if test="count(t:summary/t:day) &gt; 1"> 至 <xsl:value-of select="t:summary/t:day[last()]/@date"/></xsl:if></xsl:if></span></h1>
    <xsl:apply-templates select="t:summary"/>
  </xsl:template>

  <xsl:template match="t:summary">
    <xsl:variable name="base" select="t:baseline"/>
    <dl class="tiles">
      <xsl:call-template name="tile"><xsl:with-param name="name">通话</xsl:with-param>
        <xsl:with-param name="value"><xsl:call-template name="count"><xsl:with-param name="value" select="t:calls/@scored"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="note"><xsl:if test="t:calls/@rejected &gt; 0">另有 <xsl:value-of select="t:calls/@rejected"/> 条无法读取</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">平均分</xsl:with-param>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="t:value"><xsl:value-of select="t:value/@mean"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="note"><xsl:choose>
          <xsl:when test="$base/@mean">上次 <xsl:value-of select="$base/@mean"/></xsl:when>
          <xsl:when test="t:valueWithoutFatal">不计否决 <xsl:value-of select="t:valueWithoutFatal/@mean"/></xsl:when></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">中位数</xsl:with-param>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="t:value"><xsl:value-of select="t:value/@median"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="note"><xsl:if test="t:value">半数在 <xsl:value-of select="t:value/@lowerQuartile"/>–<xsl:value-of select="t:value/@upperQuartile"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">合格率</xsl:with-param>
        <xsl:with-param name="value"><xsl:call-template name="percent"><xsl:with-param name="value" select="t:calls/@passRate"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="note"><xsl:choose>
          <xsl:when test="$base/@passRate">上次 <xsl:call-template name="percent"><xsl:with-param name="value" select="$base/@passRate"/></xsl:call-template></xsl:when>
          <xsl:otherwise>合格 <xsl:value-of select="t:calls/@passed"/> 通</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">一票否决</xsl:with-param>
        <xsl:with-param name="value"><xsl:call-template name="count"><xsl:with-param name="value" select="t:calls/@fatal"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="note">通，按 0 分计</xsl:with-param>
        <xsl:with-param name="class"><xsl:if test="t:calls/@fatal &gt; 0">alarm</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:if test="t:calls/@unrated &gt; 0">
        <xsl:call-template name="tile"><xsl:with-param name="name">未评</xsl:with-param>
          <xsl:with-param name="value"><xsl:call-template name="count"><xsl:with-param name="value" select="t:calls/@unrated"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="note">通，没有可判定的</xsl:with-param></xsl:call-template>
      </xsl:if>
    </dl>
    <xsl:if test="/p:page/@pages != 'all'"><p class="note">有单独网页的通话：<xsl:value-of select="/p:page/@callPages"/> 通（<xsl:choose><xsl:when test="/p:page/@pages = 'failed'">不合格的</xsl:when><xsl:otherwise>选定的</xsl:otherwise></xsl:choose>）。</p></xsl:if>

    <nav class="jump" aria-label="本页"><xsl:if test="t:baseline"><a href="#baseline-title">与上次相比</a></xsl:if><a href="#worst-title">分数最低的通话</a><a href="#rules-title">规则</a><xsl:if test="t:agent"><a href="#agents-title">坐席</a></xsl:if><a href="#sections-title">各版块</a><xsl:if test="t:best/t:call[@passed = 'true']"><a href="#best-title">分数最高的通话</a></xsl:if></nav>
    <div class="figures">
      <xsl:apply-templates select="t:distribution"/>
      <xsl:if test="count(t:day[@mean]) &gt; 1"><xsl:call-template name="trend"/></xsl:if>
    </div>
    <xsl:apply-templates select="$base"/>

    <section aria-labelledby="worst-title">
      <h2 id="worst-title">分数最低的通话</h2>
      <xsl:apply-templates select="t:worst"/>
    </section>

    <section aria-labelledby="rules-title">
      <h2 id="rules-title">规则</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="规则"><table class="sortable">
        <thead><tr><th scope="col">规则</th><th scope="col">版块</th><th scope="col" class="n">违反率</th><th scope="col" class="n">✗ 违反</th><th scope="col" class="n">✓ 通过</th><th scope="col" class="n">– 不适用</th><th scope="col" class="n">? 不可评</th><th scope="col" class="n">失分</th></tr></thead>
        <tbody>
          <xsl:for-each select="t:section/t:rule">
            <xsl:sort select="@lost" data-type="number" order="descending"/>
            <tr><th scope="row"><xsl:call-template name="link"><xsl:with-param name="text" select="@title"/></xsl:call-template>
                <xsl:if test="@severity = 'fatal' or @severity = 'fatal-section'"> <span class="tag fatal"><xsl:call-template name="severity"><xsl:with-param name="of" select="@severity"/></xsl:call-template></span></xsl:if></th>
              <td><xsl:value-of select="../@title"/></td>
              <xsl:call-template name="share"><xsl:with-param name="part" select="@fail"/><xsl:with-param name="whole" select="@pass + @fail"/></xsl:call-template>
              <td class="n"><xsl:value-of select="@fail"/></td><td class="n"><xsl:value-of select="@pass"/></td>
              <td class="n"><xsl:value-of select="@notApplicable"/></td><td class="n"><xsl:value-of select="@notAssessable"/></td>
              <td class="n"><xsl:value-of select="@lost"/></td></tr>
          </xsl:for-each>
        </tbody></table></div>
    </section>

    <xsl:if test="t:agent">
      <section aria-labelledby="agents-title">
        <h2 id="agents-title">坐席</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="坐席"><table class="sortable">
          <thead><tr><th scope="col">坐席</th><th scope="col">班组</th><xsl:call-template name="group-heads"/><th scope="col">失分最多的规则</th></tr></thead>
          <tbody>
            <xsl:for-each select="t:agent">
              <xsl:sort select="@mean" data-type="number"/>
              <tr><th scope="row"><xsl:call-template name="link"><xsl:with-param name="text"><xsl:call-template name="agent-name"><xsl:with-param name="id" select="@id"/><xsl:with-param name="name" select="@name"/></xsl:call-template></xsl:with-param></xsl:call-template></th>
                <td><bdi><xsl:value-of select="@team"/></bdi></td>
                <xsl:call-template name="group-cells"/>
                <td><xsl:for-each select="t:rule[1]"><xsl:call-template name="link"><xsl:with-param name="text" select="@title"/></xsl:call-template> <span class="note"><xsl:value-of select="@fail"/> 通</span></xsl:for-each></td></tr>
            </xsl:for-each>
          </tbody></table></div>
      </section>
    </xsl:if>

    <section aria-labelledby="sections-title">
      <h2 id="sections-title">各版块</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="各版块"><table class="sortable">
        <thead><tr><th scope="col">版块</th><th scope="col" class="n">得分率</th><th scope="col" class="n">✗ 违反</th><th scope="col" class="n">✓ 通过</th><th scope="col" class="n">– 不适用</th><th scope="col" class="n">? 不可评</th><th scope="col" class="n">失分</th></tr></thead>
        <tbody>
          <xsl:for-each select="t:section">
            <tr><th scope="row"><xsl:value-of select="@title"/></th>
              <xsl:call-template name="share"><xsl:with-param name="part" select="@earned"/><xsl:with-param name="whole" select="@potential"/></xsl:call-template>
              <td class="n"><xsl:value-of select="@fail"/></td><td class="n"><xsl:value-of select="@pass"/></td>
              <td class="n"><xsl:value-of select="@notApplicable"/></td><td class="n"><xsl:value-of select="@notAssessable"/></td>
              <td class="n"><xsl:value-of select="@lost"/></td></tr>
          </xsl:for-each>
        </tbody></table></div>
    </section>

    <div class="groups">
      <xsl:call-template name="groups"><xsl:with-param name="title">班组</xsl:with-param><xsl:with-param name="groups" select="t:team"/></xsl:call-template>
      <xsl:call-template name="groups"><xsl:with-param name="title">队列</xsl:with-param><xsl:with-param name="groups" select="t:queue"/></xsl:call-template>
      <xsl:call-template name="groups"><xsl:with-param name="title">来电类型</xsl:with-param><xsl:with-param name="groups" select="t:callType"/></xsl:call-template>
      <xsl:call-template name="groups"><xsl:with-param name="title">评分表</xsl:with-param><xsl:with-param name="groups" select="t:scorecard"/></xsl:call-template>
      <xsl:if test="count(t:month) &gt; 1"><xsl:call-template name="groups"><xsl:with-param name="title">月份</xsl:with-param><xsl:with-param name="groups" select="t:month"/></xsl:call-template></xsl:if>
      <xsl:call-template name="groups"><xsl:with-param name="title">日期</xsl:with-param><xsl:with-param name="groups" select="t:day"/></xsl:call-template>
      <xsl:call-template name="groups"><xsl:with-param name="title">时段</xsl:with-param><xsl:with-param name="groups" select="t:hour"/></xsl:call-template>
    </div>

    <xsl:if test="t:best/t:call[@passed = 'true']">
      <section aria-labelledby="best-title">
        <h2 id="best-title">分数最高的通话</h2>
        <xsl:apply-templates select="t:best"/>
      </section>
    </xsl:if>

    <xsl:if test="t:finding or t:speakers[@judged != 'as-given']">
      <section aria-labelledby="voices-title">
        <h2 id="voices-title">客户与说话人</h2>
        <ul>
          <xsl:for-each select="t:finding"><li><xsl:value-of select="@title"/>：<xsl:value-of select="@calls"/> 通</li></xsl:for-each>
          <xsl:for-each select="t:speakers[@judged != 'as-given']"><li>说话人<xsl:choose>
            <xsl:when test="@judged = 'swapped'">疑似标反</xsl:when><xsl:when test="@judged = 'merged'">没有分开</xsl:when>
            <xsl:when test="@judged = 'unknown'">大多不明</xsl:when><xsl:otherwise>依内容判断</xsl:otherwise></xsl:choose>：<xsl:value-of select="@calls"/> 通</li></xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Calls at one end of the scale. -->
  <xsl:template match="t:worst | t:best">
    <div class="scroll" tabindex="0" role="region"><xsl:attribute name="aria-label"><xsl:choose><xsl:when test="self::t:worst">分数最低的通话</xsl:when><xsl:otherwise>分数最高的通话</xsl:otherwise></xsl:choose></xsl:attribute><table class="sortable">
      <thead><tr><th scope="col">通话</th><th scope="col">结果</th><th scope="col" class="n">得分</th><th scope="col">坐席</th><th scope="col">时间</th></tr></thead>
      <tbody>
        <!-- Where almost nothing is wrong, calls that passed are no worst ones, nor the others best ones. -->
        <xsl:for-each select="t:call[(parent::t:worst and (@passed = 'false' or position() &lt;= 5)) or (parent::t:best and @passed = 'true')]">
          <tr><th scope="row" class="id"><xsl:call-template name="link"><xsl:with-param name="text" select="@id"/></xsl:call-template></th>
            <td><xsl:call-template name="verdict"/></td>
            <xsl:call-template name="value-cell"/>
            <td><xsl:call-template name="link"><xsl:with-param name="href" select="@agentHref"/><xsl:with-param name="text"><xsl:call-template name="agent-name"><xsl:with-param name="id" select="@agent"/><xsl:with-param name="name" select="@agentName"/></xsl:call-template></xsl:with-param></xsl:call-template></td>
            <td class="time"><xsl:call-template name="moment"><xsl:with-param name="instant" select="@startedAt"/></xsl:call-template></td></tr>
        </xsl:for-each>
      </tbody></table></div>
  </xsl:template>

  <xsl:template name="group-heads"><th scope="col" class="n">通话</th><th scope="col" class="n">平均分</th><th scope="col" class="n">合格率</th><th scope="col" class="n">否决</th></xsl:template>
  <xsl:template name="group-cells">
    <td class="n"><xsl:value-of select="@calls"/></td>
    <xsl:call-template name="number-cell"><xsl:with-param name="value" select="@mean"/></xsl:call-template>
    <xsl:call-template name="share"><xsl:with-param name="part" select="@passed"/><xsl:with-param name="whole" select="@calls - @unrated"/></xsl:call-template>
    <td class="n"><xsl:if test="@fatal &gt; 0"><xsl:attribute name="class">n alarm</xsl:attribute></xsl:if><xsl:value-of select="@fatal"/></td>
  </xsl:template>

  <!-- A table of groups, if there are any. -->
  <xsl:template name="groups">
    <xsl:param name="title"/>
    <xsl:param name="groups"/>
    <xsl:if test="$groups">
      <section>
        <h2><xsl:value-of select="$title"/></h2>
        <div class="scroll tall" tabindex="0" role="region" aria-label="{$title}"><table class="sortable">
          <thead><tr><th scope="col"><xsl:value-of select="$title"/></th><xsl:call-template name="group-heads"/></tr></thead>
          <tbody>
            <xsl:for-each select="$groups">
              <tr><th scope="row"><bdi><xsl:choose>
                <xsl:when test="self::t:callType"><xsl:call-template name="call-type"><xsl:with-param name="of" select="@name"/></xsl:call-template></xsl:when>
                <xsl:when test="self::t:hour"><xsl:value-of select="@from"/> 时</xsl:when>
                <xsl:otherwise><xsl:value-of select="@name | @id | @date"/></xsl:otherwise></xsl:choose></bdi></th>
                <xsl:call-template name="group-cells"/></tr>
            </xsl:for-each>
          </tbody></table></div>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What changed. -->
  <xsl:template match="t:baseline">
    <section aria-labelledby="baseline-title">
      <h2 id="baseline-title">与上次相比</h2>
      <p>上次 <xsl:call-template name="count"><xsl:with-param name="value" select="@calls"/></xsl:call-template> 通。规则：新出现 <xsl:value-of select="count(t:rule[@change = 'new'])"/>，已消失 <xsl:value-of select="count(t:rule[@change = 'gone'])"/>，仍存在 <xsl:value-of select="count(t:rule[@change = 'unchanged'])"/>。
        坐席：新增 <xsl:value-of select="count(t:agent[@change = 'new'])"/>，不再有 <xsl:value-of select="count(t:agent[@change = 'gone'])"/>。</p>
      <xsl:if test="@sameRules = 'false'"><p class="warning"><strong>两次的规则文件不同：</strong>变化可能来自规则。</p></xsl:if>
      <xsl:if test="t:rule[@change != 'unchanged']">
        <xsl:call-template name="changes"><xsl:with-param name="title">新出现和已消失的</xsl:with-param><xsl:with-param name="rules" select="t:rule[@change != 'unchanged']"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="t:rule[@change = 'unchanged']">
        <details><summary><span>仍存在的 <xsl:value-of select="count(t:rule[@change = 'unchanged'])"/> 条规则</span></summary>
          <xsl:call-template name="changes"><xsl:with-param name="title">仍存在的</xsl:with-param><xsl:with-param name="rules" select="t:rule[@change = 'unchanged']"/></xsl:call-template></details>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="changes">
    <xsl:param name="title"/>
    <xsl:param name="rules"/>
    <div class="scroll" tabindex="0" role="region" aria-label="{$title}"><table class="sortable">
      <thead><tr><th scope="col">规则</th><th scope="col">变化</th><th scope="col" class="n">这次违反率</th><th scope="col" class="n">这次通数</th><th scope="col" class="n">上次违反率</th><th scope="col" class="n">上次通数</th></tr></thead>
      <tbody>
        <xsl:for-each select="$rules">
          <xsl:sort select="number(@change = 'gone')" data-type="number"/>
          <xsl:sort select="@fail + @failBefore" data-type="number" order="descending"/>
          <tr><th scope="row"><xsl:call-template name="link"><xsl:with-param name="text" select="@title"/></xsl:call-template></th>
            <td><xsl:call-template name="change"><xsl:with-param name="of" select="@change"/></xsl:call-template></td>
            <xsl:call-template name="share"><xsl:with-param name="part" select="@fail"/><xsl:with-param name="whole" select="@applied"/></xsl:call-template>
            <td class="n"><xsl:value-of select="@fail"/></td>
            <xsl:call-template name="share"><xsl:with-param name="part" select="@failBefore"/><xsl:with-param name="whole" select="@appliedBefore"/></xsl:call-template>
            <td class="n"><xsl:value-of select="@failBefore"/></td></tr>
        </xsl:for-each>
      </tbody></table></div>
  </xsl:template>

  <!-- The values in steps of five; fatal calls are hatched, so that colour alone tells nothing. -->
  <xsl:template match="t:distribution">
    <xsl:variable name="highest"><xsl:for-each select="t:bin"><xsl:sort select="@calls" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@calls"/></xsl:if></xsl:for-each></xsl:variable>
    <figure>
      <h2>分数分布</h2>
      <svg viewBox="0 0 480 230" role="img" aria-labelledby="bins-title bins-text">
        <title id="bins-title">分数分布</title>
        <desc id="bins-text">每 5 分一档的通话数。<xsl:for-each select="t:bin[@calls &gt; 0]"><xsl:value-of select="number(@from)"/> 到 <xsl:value-of select="number(@to)"/> 分 <xsl:value-of select="@calls"/> 通<xsl:if test="@fatal &gt; 0">（其中一票否决 <xsl:value-of select="@fatal"/> 通）</xsl:if>；</xsl:for-each></desc>
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"/><rect width="2.5" height="6" class="hatch-line"/></pattern></defs>
        <g class="axis"><line x1="50" y1="190" x2="470" y2="190"/><line class="grid" x1="50" y1="20" x2="470" y2="20"/><xsl:if test="$highest mod 2 = 0"><line class="grid" x1="50" y1="105" x2="470" y2="105"/></xsl:if>
          <text x="44" y="24" class="end"><xsl:call-template name="count"><xsl:with-param name="value" select="$highest"/></xsl:call-template></text><xsl:if test="$highest mod 2 = 0"><text x="44" y="109" class="end"><xsl:value-of select="$highest div 2"/></text></xsl:if><text x="44" y="194" class="end">0</text>
          <xsl:for-each select="t:bin[position() mod 4 = 1]"><text x="{50 + 84 * (position() - 1)}" y="208" class="middle"><xsl:value-of select="number(@from)"/></text></xsl:for-each>
          <text x="470" y="208" class="end">100</text><text x="260" y="226" class="middle">得分</text></g>
        <xsl:for-each select="t:bin">
          <xsl:variable name="x" select="50 + 21 * (position() - 1)"/>
          <xsl:variable name="height" select="170 * @calls div $highest"/>
          <xsl:variable name="fatal" select="170 * @fatal div $highest"/>
          <xsl:if test="@calls &gt; @fatal"><rect class="bar" x="{$x + 2}" y="{format-number(190 - $height, '0.##')}" width="17" height="{format-number($height - $fatal, '0.##')}"/></xsl:if>
          <xsl:if test="@fatal &gt; 0"><rect class="fatal" x="{$x + 2}" y="{format-number(190 - $fatal, '0.##')}" width="17" height="{format-number($fatal, '0.##')}"/></xsl:if>
        </xsl:for-each>
      </svg>
      <figcaption><span class="key bar"/>通话 <xsl:if test="sum(t:bin/@fatal) &gt; 0"><span class="key fatal"/>其中一票否决 </xsl:if><span class="after">标准差 <xsl:value-of select="../t:value/@deviation"/></span></figcaption>
    </figure>
  </xsl:template>

  <!-- Mean (solid, dots) and pass rate (dashed, squares) by day, or by month where there are many days. -->
  <xsl:template name="trend">
    <!-- Of a year nobody sees the days. -->
    <xsl:variable name="byMonth" select="count(t:day[@mean]) &gt; 62 and count(t:month[@mean]) &gt; 1"/>
    <xsl:variable name="days" select="t:day[@mean and not($byMonth)] | t:month[@mean and $byMonth]"/>
    <xsl:variable name="title"><xsl:choose><xsl:when test="$byMonth">每月趋势</xsl:when><xsl:otherwise>每日趋势</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="step" select="400 div (count($days) - 1)"/>
    <figure>
      <h2><xsl:value-of select="$title"/></h2>
      <svg viewBox="0 0 480 230" role="img" aria-labelledby="days-title days-text">
        <title id="days-title"><xsl:value-of select="$title"/></title>
        <desc id="days-text">平均分和合格率。<xsl:for-each select="$days[position() &lt;= 31]"><xsl:value-of select="@date"/>：平均 <xsl:value-of select="@mean"/>，合格率 <xsl:value-of select="@passRate"/>%；</xsl:for-each></desc>
        <g class="axis"><line x1="50" y1="190" x2="470" y2="190"/>
          <xsl:for-each select="$summary/t:distribution/t:bin[position() mod 5 = 1]"><line class="grid" x1="50" x2="470" y1="{190 - 42.5 * (position() - 1)}" y2="{190 - 42.5 * (position() - 1)}"/><text x="44" y="{194 - 42.5 * (position() - 1)}" class="end"><xsl:value-of select="number(@from)"/></text></xsl:for-each>
          <line class="grid" x1="50" y1="20" x2="470" y2="20"/><text x="44" y="24" class="end">100</text>
          <text x="50" y="212"><xsl:value-of select="$days[1]/@date"/></text><text x="470" y="212" class="end"><xsl:value-of select="$days[last()]/@date"/></text></g>
        <polyline class="rate"><xsl:attribute name="points"><xsl:for-each select="$days"><xsl:value-of select="concat(format-number(60 + $step * (position() - 1), '0.#'), ',', format-number(190 - 1.7 * @passRate, '0.#'), ' ')"/></xsl:for-each></xsl:attribute></polyline>
        <polyline class="mean"><xsl:attribute name="points"><xsl:for-each select="$days"><xsl:value-of select="concat(format-number(60 + $step * (position() - 1), '0.#'), ',', format-number(190 - 1.7 * @mean, '0.#'), ' ')"/></xsl:for-each></xsl:attribute></polyline>
        <xsl:if test="count($days) &lt;= 62"><xsl:for-each select="$days">
          <rect class="rate" x="{format-number(60 + $step * (position() - 1) - 3.5, '0.#')}" y="{format-number(190 - 1.7 * @passRate - 3.5, '0.#')}" width="7" height="7"/>
          <circle class="mean" cx="{format-number(60 + $step * (position() - 1), '0.#')}" cy="{format-number(190 - 1.7 * @mean, '0.#')}" r="4"/>
        </xsl:for-each></xsl:if>
      </svg>
      <figcaption><span class="key mean"/>平均分（实线，圆点） <span class="key rate"/>合格率 %（虚线，方点）</figcaption>
    </figure>
  </xsl:template>
</xsl:stylesheet>
